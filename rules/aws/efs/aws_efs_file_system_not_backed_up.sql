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
mapped_from: [prowler efs_have_backup_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html
*/
SELECT resource_uid, name, backup
FROM aws_efs_file_system
WHERE backup NOT IN ('ENABLED', 'ENABLING')
