/*
id: aws_cloudtrail_cloudwatch_logs
title: Trail does not go to CloudWatch Logs
severity: low
description: >-
  Without a log group, or when nothing arrives there, no metric filter and no alarm sees what happens while it happens.
remediation:
  console: 'CloudTrail > Trails > Edit > CloudWatch Logs: Enabled.'
  cli: aws cloudtrail update-trail --name <name> --cloud-watch-logs-log-group-arn <arn> --cloud-watch-logs-role-arn <role>
  terraform: Set cloud_watch_logs_group_arn and cloud_watch_logs_role_arn on aws_cloudtrail.
attack: [T1562.008]
frameworks:
  nist_800_53_r5: ["ac_2_4", "ac_3_1", "ac_3_10", "ac_4_26", "ac_6_9", "au_2_b", "au_3_a", "au_3_b", "au_3_c", "au_3_d",
    "au_3_e", "au_3_f", "au_4_1", "au_6_1", "au_6_3", "au_6_4", "au_6_5", "au_6_6", "au_6_9", "au_7_1", "au_8_b", "au_9_7",
    "au_10", "au_12_a", "au_12_c", "au_12_1", "au_12_2", "au_12_3", "au_12_4", "au_14_a", "au_14_b", "au_14_3", "au_16",
    "ca_7_b", "cm_5_1_b", "cm_6_a", "cm_9_b", "ia_3_3_b", "ma_4_1_a", "pm_14_a_1", "pm_14_b", "pm_31", "sc_7_9_b", "si_1_1_c",
    "si_3_8_b", "si_4_2", "si_4_17", "si_4_20", "si_7_8", "si_10_1_c"]
  nist_csf_2.0: ["ip_8", "ae_1", "ae_3", "cm_1", "cm_3", "cm_7"]
  iso27001_2022: ["A.8.15", "A.8.16"]
  pci_dss_4.0: ["10.2.1", "10.2.2", "10.3.1", "10.4.1", "10.6.3", "11.5.2", "11.6.1", "12.10.5", "5.3.4", "A1.2.1.10",
    "A3.3.1.6", "A3.5.1.6"]
  hipaa: ["164_308_a_1_ii_d", "164_308_a_6_ii", "164_312_b", "164_312_e_2_i"]
  gdpr: ["article_25", "article_30"]
  soc2: ["cc_7_2", "cc_7_3", "cc_a_1_1", "pi_1_3"]
mapped_from: [prowler cloudtrail_cloudwatch_logging_enabled]
references:
  - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
params:
  days: {type: integer, default: 1, meaning: days without delivery}
*/
SELECT resource_uid, name, log_group, delivered
FROM aws_cloudtrail_trail
WHERE log_group = ''
  OR delivered = '' OR delivered <> 'not said' AND days_since(delivered) > $days
