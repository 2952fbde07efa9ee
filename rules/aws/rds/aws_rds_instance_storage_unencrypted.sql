/*
id: aws_rds_instance_storage_unencrypted
title: RDS instance stores its data unencrypted
severity: high
description: >-
  Whoever gets hold of a disk, a snapshot or a copy of one reads the data. Encryption cannot be switched on later without a new
  instance.
remediation:
  console: Take a snapshot, copy it with encryption enabled, restore the copy and switch over.
  cli: >-
    aws rds copy-db-snapshot --source-db-snapshot-identifier <snapshot> --target-db-snapshot-identifier <copy> --kms-key-id
    <key>
  terraform: Set storage_encrypted = true (and kms_key_id) in the aws_db_instance.
attack: [T1530]
frameworks:
  cis_aws_7.0: ["3.2.1"]
  nist_800_53_r5: ["au_9_3", "cp_9_d", "cp_9_8", "sc_8_3", "sc_8_4", "sc_13_a", "sc_28_1", "si_19_4"]
  iso27001_2022: ["A.8.11", "A.8.24"]
  pci_dss_4.0: ["3.5.1", "8.3.2"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_4_ii_a", "164_312_a_2_iv", "164_312_e_2_ii"]
  gdpr: ["article_32"]
  soc2: ["pi_1_5"]
mapped_from: [prowler rds_instance_storage_encrypted]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
  - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
*/
SELECT resource_uid, name, storage_encrypted, kms_key
FROM aws_rds_instance
WHERE NOT storage_encrypted
