/*
id: aws_logs_log_group_kms
title: Log group is not encrypted with a key of your own
severity: low
description: Logs are encrypted with a key that AWS keeps; with a KMS key of yours its policy has a say in who reads.
remediation:
  console: Keys cannot be set in the console.
  cli: aws logs associate-kms-key --log-group-name <name> --kms-key-id <arn>
  terraform: Set kms_key_id on aws_cloudwatch_log_group.
attack: [T1040]
frameworks:
  nist_800_53_r5: ["au_9_3", "cp_9_d", "sc_8_3", "sc_8_4", "sc_13_a", "sc_28_1", "si_19_4"]
  nist_csf_2.0: ["ds_1", "ds_5"]
  iso27001_2022: ["A.8.11", "A.8.15", "A.8.16", "A.8.24"]
  pci_dss_4.0: ["10.3.2", "10.3.3", "10.3.4", "3.5.1", "8.3.2", "A1.2.1.9"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_4_ii_a", "164_312_a_2_iv", "164_312_e_2_ii"]
  gdpr: ["article_32"]
  soc2: ["cc_7_3", "pi_1_4"]
mapped_from: [prowler cloudwatch_log_group_kms_encryption_enabled]
references:
  - https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
params:
  names:
    type: text_list
    default: ["*"]
    meaning: names of log groups that need it; * and ? stand for any text and any character
*/
SELECT resource_uid, name, kms_key
FROM aws_log_group
WHERE kms_key = '' AND any_match($names, lambda p : wildcard_match(p, name))
