/*
id: aws_iam_server_certificate_expired
title: Certificate in IAM has expired
severity: low
description: A service that presents it fails, or teaches its users to click warnings away.
remediation:
  console: Certificates of IAM are deleted with the CLI; keep new ones in ACM.
  cli: aws iam delete-server-certificate --server-certificate-name <name>
  terraform: Replace aws_iam_server_certificate by aws_acm_certificate.
attack: [T1078]
mapped_from: [prowler iam_no_expired_server_certificates_stored]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_server-certs.html
*/
SELECT resource_uid, name, expires
FROM aws_iam_server_certificate
WHERE days_since(expires) >= 0
