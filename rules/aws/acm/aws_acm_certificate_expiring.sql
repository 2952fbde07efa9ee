/*
id: aws_acm_certificate_expiring
title: Certificate has expired or expires soon
severity: medium
description: Users see warnings, clients refuse to connect.
remediation:
  console: 'ACM > Certificates: renew or reimport.'
  cli: aws acm renew-certificate --certificate-arn <arn>
  terraform: Import the new certificate, or let ACM validate by DNS.
mapped_from: [prowler acm_certificates_expiration_check]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/acm-controls.html
params:
  min_days: {type: integer, default: 30, meaning: fewest days that it must be good for}
*/
SELECT resource_uid, name, not_after, status
FROM aws_acm_certificate_state
WHERE days_since(not_after) > -$min_days
