/*
id: aws_logs_log_group_retention
title: Log group drops its logs too early
severity: low
description: Breaches are often found after months; by then these logs are gone.
remediation:
  console: 'CloudWatch > Log groups > Retention: at least a year.'
  cli: aws logs put-retention-policy --log-group-name <name> --retention-in-days 365
  terraform: Set retention_in_days on aws_cloudwatch_log_group.
attack: [T1070]
frameworks:
  nist_800_53_r5: ["ac_16_b", "au_6_3", "au_6_4", "au_6_6", "au_6_9", "au_10", "au_11", "au_11_1", "au_12_1", "au_12_2",
    "au_12_3", "au_14_a", "au_14_b", "ca_7_b", "pm_14_a_1", "pm_14_b", "pm_21_b", "pm_31", "sc_28_2", "si_4_17", "si_12"]
  iso27001_2022: ["A.8.15", "A.8.16"]
  pci_dss_4.0: ["10.5.1", "3.2.1", "3.3.1", "3.3.2", "3.3.3", "5.3.4"]
  hipaa: ["164_312_b"]
  soc2: ["cc_7_2", "cc_7_3", "cc_c_1_2"]
mapped_from: [prowler cloudwatch_log_group_retention_policy_specific_days_enabled]
references:
  - https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
params:
  days: {type: integer, default: 365, meaning: least number of days}
*/
SELECT resource_uid, name, retention_days
FROM aws_log_group
WHERE retention_days > 0 AND retention_days < $days
