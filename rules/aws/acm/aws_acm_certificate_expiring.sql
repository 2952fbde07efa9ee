/*
id: aws_acm_certificate_expiring
title: Certificate has expired or expires soon
severity: medium
description: Users see warnings, clients refuse to connect.
remediation:
  console: 'ACM > Certificates: renew or reimport.'
  cli: aws acm renew-certificate --certificate-arn <arn>
  terraform: Import the new certificate, or let ACM validate by DNS.
frameworks:
  nist_800_53_r5: ["sc_7_12", "sc_7_16"]
  iso27001_2022: ["A.8.5"]
  pci_dss_4.0:
    ["3.5.1.1", "3.5.1.3", "3.6.1.2", "3.6.1.3", "3.6.1.4", "3.6.1", "3.7.1", "3.7.2", "3.7.4", "3.7.5", "3.7.6", "3.7.7",
    "4.2.1.1"]
  hipaa: ["164_308_a_4_ii_a", "164_312_e_1"]
  gdpr: ["article_32"]
  soc2: ["cc_6_7"]
mapped_from: [prowler acm_certificates_expiration_check]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/acm-controls.html
params:
  min_days: {type: integer, default: 30, meaning: fewest days that it must be good for}
*/
SELECT resource_uid, name, not_after, status
FROM aws_acm_certificate_state
WHERE days_since(not_after) > -$min_days
