/*
id: aws_sns_topic_unencrypted
title: SNS topic keeps its messages unencrypted
severity: medium
description: Messages lie in the clear until they are delivered.
remediation:
  console: 'SNS > Topic > Edit > Encryption: Enable.'
  cli: aws sns set-topic-attributes --topic-arn <arn> --attribute-name KmsMasterKeyId --attribute-value <key>
  terraform: Set kms_master_key_id in the aws_sns_topic.
attack: [T1530]
frameworks:
  nist_800_53_r5: ["au_9_3", "cp_9_d", "sc_8_3", "sc_8_4", "sc_13_a", "sc_28_1"]
  iso27001_2022: ["A.8.3", "A.8.11", "A.8.24"]
  pci_dss_4.0: ["3.5.1", "8.3.2"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_4_ii_a", "164_312_a_2_iv", "164_312_e_2_ii"]
  gdpr: ["article_32"]
  soc2: ["pi_1_4"]
mapped_from: [prowler sns_topics_kms_encryption_at_rest_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html
*/
SELECT resource_uid, name, kms_key
FROM aws_sns_topic
WHERE kms_key = ''
