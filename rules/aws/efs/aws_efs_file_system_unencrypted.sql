/*
id: aws_efs_file_system_unencrypted
title: EFS file system stores its files unencrypted
severity: high
description: Whoever gets hold of the storage or a backup reads the files.
remediation:
  console: 'Encryption is chosen at creation: create an encrypted file system and copy the files.'
  cli: aws efs create-file-system --encrypted --kms-key-id <key>
  terraform: Set encrypted = true.
attack: [T1530]
frameworks:
  cis_aws_7.0: ["3.3.1"]
  nist_800_53_r5: ["au_9_3", "cp_9_d", "sc_8_3", "sc_8_4", "sc_13_a", "sc_28_1", "si_19_4"]
  iso27001_2022: ["A.8.11", "A.8.24"]
  pci_dss_4.0: ["3.5.1", "8.3.2"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_4_ii_a", "164_312_a_2_iv", "164_312_e_2_ii"]
  gdpr: ["article_32"]
mapped_from: [prowler efs_encryption_at_rest_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html
*/
SELECT resource_uid, name, encrypted, kms_key
FROM aws_efs_file_system
WHERE NOT encrypted
