/*
id: aws_acm_certificate_not_issued
title: Certificate in use is not valid, or its renewal hangs
severity: medium
description: When it expires, users see warnings and clients refuse to connect.
remediation:
  console: 'ACM > Certificates: complete the validation.'
  cli: aws acm describe-certificate --certificate-arn <arn>
  terraform: Create the validation records with aws_acm_certificate_validation.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/acm-controls.html
*/
SELECT resource_uid, name, status, renewal, in_use
FROM aws_acm_certificate_state
WHERE in_use > 0 AND (status <> 'ISSUED' OR renewal IN ('PENDING_VALIDATION', 'FAILED'))
