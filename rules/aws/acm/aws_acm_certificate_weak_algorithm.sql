/*
id: aws_acm_certificate_weak_algorithm
title: Certificate has a weak key or signature algorithm
severity: medium
description: Short RSA keys and SHA-1 or MD5 signatures can be broken.
remediation:
  console: 'ACM > Certificates: request one with RSA 2048 or ECDSA P 256.'
  cli: aws acm request-certificate --domain-name <name> --key-algorithm EC_prime256v1
  terraform: Set key_algorithm = "EC_prime256v1".
attack: [T1040]
frameworks:
  pci_dss_4.0: ["3.7.1"]
mapped_from: [prowler acm_certificates_with_secure_key_algorithms]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/acm-controls.html
params:
  weak_keys: {type: text_list, default: [RSA_512, RSA_1024], meaning: key algorithms that are too weak}
  weak_signatures: {type: text_list, default: [SHA1WITHRSA, MD5WITHRSA, SHA1WITHECDSA], meaning: signature algorithms that are too weak}
*/
SELECT resource_uid, name, key_algorithm, signature_algorithm
FROM aws_acm_certificate
WHERE replace(upper(key_algorithm), '-', '_') IN ($weak_keys) OR upper(signature_algorithm) IN ($weak_signatures)
