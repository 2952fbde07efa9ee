/*
id: aws_acm_certificate_transparency_disabled
title: Certificate is not written to the transparency logs
severity: low
description: Browsers warn of it, and a wrong certificate for your domain goes unnoticed.
remediation:
  console: 'ACM > Certificates > Edit: Enable certificate transparency logging.'
  cli: aws acm update-certificate-options --certificate-arn <arn> --options CertificateTransparencyLoggingPreference=ENABLED
  terraform: Leave options.certificate_transparency_logging_preference at ENABLED.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/acm-controls.html
*/
SELECT resource_uid, name, transparency_log
FROM aws_acm_certificate
WHERE transparency_log = 'DISABLED'
