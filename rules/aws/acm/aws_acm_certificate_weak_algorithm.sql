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
mapped_from: [prowler acm_certificates_with_secure_key_algorithms]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/acm-controls.html
params:
  keys:
    type: text_list
    default: [RSA_2048, RSA_3072, RSA_4096, EC_prime256v1, EC_secp384r1, EC_secp521r1]
    meaning: key algorithms that are strong enough
  signatures: {type: text, default: "^SHA(256|384|512)WITH", meaning: pattern of signature algorithms that are strong enough}
*/
SELECT resource_uid, name, key_algorithm, signature_algorithm
FROM aws_acm_certificate
WHERE replace(key_algorithm, '-', '_') NOT IN ($keys)
  OR NOT regexp_like(signature_algorithm, $signatures)
