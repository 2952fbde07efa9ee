/*
id: aws_acmpca_root_in_use
title: Root authority of Private CA is switched on
severity: low
description: Whoever may use it can sign for every name. A root signs subordinate authorities and is then switched off.
remediation:
  console: Private CA > Actions > Disable.
  cli: aws acm-pca update-certificate-authority --certificate-authority-arn <arn> --status DISABLED
  terraform: Set enabled = false on the aws_acmpca_certificate_authority of type ROOT.
attack: [T1588.004]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/pca-controls.html
*/
SELECT resource_uid, name, root_enabled
FROM aws_acmpca_authority
WHERE root_enabled
