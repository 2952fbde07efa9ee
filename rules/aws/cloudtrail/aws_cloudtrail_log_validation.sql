/*
id: aws_cloudtrail_log_validation
title: Trail does not validate its log files
severity: medium
description: Nobody can prove that the logs were not changed or deleted afterwards.
remediation:
  console: 'CloudTrail > Trails > Edit > Log file validation: Enabled.'
  cli: aws cloudtrail update-trail --name <name> --enable-log-file-validation
  terraform: Set enable_log_file_validation = true on aws_cloudtrail.
attack: [T1562.008, T1070]
frameworks:
  cis_aws_7.0: ["4.2"]
  nist_800_53_r5: ["au_9_a", "cm_6_a", "cm_9_b", "pm_11_b", "pm_17_b", "sa_1_1", "sa_10_1", "sc_16_1", "si_1_a_2", "si_4_d",
    "si_7_1", "si_7_3", "si_7_7", "si_7_a"]
  nist_csf_2.0: ["ds_6", "pt_1"]
  iso27001_2022: ["A.8.15", "A.8.16"]
  pci_dss_4.0: ["10.3.2", "10.3.3", "10.3.4", "A1.2.1.12"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_1_ii_d", "164_312_b", "164_312_c_1", "164_312_c_2"]
  gdpr: ["article_25", "article_32"]
  soc2: ["cc_7_3", "pi_1_3"]
mapped_from: [prowler cloudtrail_log_file_validation_enabled]
references:
  - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
*/
SELECT resource_uid, name, validation
FROM aws_cloudtrail_trail
WHERE NOT validation
