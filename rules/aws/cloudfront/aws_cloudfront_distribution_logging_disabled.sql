/*
id: aws_cloudfront_distribution_logging_disabled
title: CloudFront distribution does not log its requests
severity: medium
description: Attacks on what stands behind it leave no trace.
remediation:
  console: CloudFront > Distribution > Logging.
  cli: aws cloudfront update-distribution --id <id> --distribution-config file://config.json --if-match <etag>
  terraform: Add logging_config.
attack: [T1562]
frameworks:
  cis_aws_7.0: ["4.10"]
  iso27001_2022: ["A.8.15", "A.8.16"]
  pci_dss_4.0:
    ["10.2.1.1", "10.2.1.2", "10.2.1.3", "10.2.1.4", "10.2.1.5", "10.2.1.6", "10.2.1.7", "10.2.1", "10.2.2", "10.3.1", "10.6.3",
    "5.3.4", "A1.2.1"]
  soc2: ["cc_a_1_1", "pi_1_2"]
mapped_from: [prowler cloudfront_distributions_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html
*/
SELECT resource_uid, name, logging, log_bucket
FROM aws_cloudfront_distribution
WHERE NOT logging
