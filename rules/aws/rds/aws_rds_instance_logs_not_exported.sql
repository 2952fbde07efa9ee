/*
id: aws_rds_instance_logs_not_exported
title: RDS instance sends none of its logs to CloudWatch
severity: low
description: Logs that stay on the instance are rotated away within days and raise no alarm.
remediation:
  console: RDS > Databases > Modify > Log exports.
  cli: >-
    aws rds modify-db-instance --db-instance-identifier <name> --cloudwatch-logs-export-configuration
    EnableLogTypes=postgresql,upgrade
  terraform: Set enabled_cloudwatch_logs_exports in the aws_db_instance.
frameworks:
  nist_800_53_r5:
    ["ac_2_4", "ac_3_1", "ac_3_10", "ac_4_26", "ac_6_9", "au_2_b", "au_3_a", "au_3_b", "au_3_c", "au_3_d", "au_3_e", "au_3_f",
    "au_6_3", "au_6_4", "au_6_6", "au_6_9", "au_8_b", "au_10", "au_12_a", "au_12_c", "au_12_1", "au_12_2", "au_12_3", "au_12_4",
    "au_14_a", "au_14_b", "au_14_3", "ca_7_b", "cm_5_1_b", "ia_3_3_b", "ma_4_1_a", "pm_14_a_1", "pm_14_b", "pm_31", "sc_7_9_b",
    "si_1_1_c", "si_3_8_b", "si_4_2", "si_4_17", "si_4_20", "si_7_8", "si_10_1_c"]
  iso27001_2022: ["A.8.15"]
  pci_dss_4.0:
    ["10.2.1.1", "10.2.1.2", "10.2.1.3", "10.2.1.4", "10.2.1.5", "10.2.1.6", "10.2.1.7", "10.2.1", "10.2.2", "10.3.1", "10.6.3",
    "5.3.4", "A1.2.1"]
  hipaa: ["164_308_a_4_ii_a", "164_312_b"]
  gdpr: ["article_32"]
  soc2: ["cc_7_2", "cc_7_3", "cc_a_1_1", "pi_1_3"]
mapped_from: [prowler rds_instance_integration_cloudwatch_logs]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, log_exports
FROM aws_rds_instance
WHERE array_length(log_exports) = 0
