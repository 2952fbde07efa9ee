/*
id: aws_efs_file_system_not_backed_up
title: EFS file system is not backed up
severity: medium
description: Files that are deleted or encrypted by an attacker are gone.
remediation:
  console: 'EFS > File system > General > Edit: Automatic backups.'
  cli: aws efs put-backup-policy --file-system-id <id> --backup-policy Status=ENABLED
  terraform: Add an aws_efs_backup_policy.
attack: [T1490]
frameworks:
  nist_800_53_r5:
    ["cp_1_2", "cp_2_5", "cp_6_a", "cp_6_1", "cp_6_2", "cp_9_a", "cp_9_b", "cp_9_c", "cp_10", "cp_10_2", "sc_5_2", "si_13_5"]
  pci_dss_4.0: ["10.3.3"]
  hipaa: ["164_308_a_7_i", "164_308_a_7_ii_a", "164_308_a_7_ii_b", "164_308_a_7_ii_c", "164_312_a_2_ii"]
  soc2: ["cc_7_4", "cc_a_1_1"]
mapped_from: [prowler efs_have_backup_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html
*/
SELECT resource_uid, name, backup
FROM aws_efs_file_system
WHERE backup NOT IN ('ENABLED', 'ENABLING')
