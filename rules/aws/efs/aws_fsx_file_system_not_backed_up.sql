/*
id: aws_fsx_file_system_not_backed_up
title: FSx file system takes no automatic backups
severity: medium
description: Files that are deleted or encrypted by an attacker are gone.
remediation:
  console: 'FSx > File system > Backups: Update.'
  cli: aws fsx update-file-system --file-system-id <id> --windows-configuration AutomaticBackupRetentionDays=30
  terraform: Set automatic_backup_retention_days.
attack: [T1490]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/fsx-controls.html
params:
  min_days: {type: integer, default: 1, meaning: fewest days that backups must be kept}
*/
SELECT resource_uid, name, type, backup_days
FROM aws_fsx_file_system
WHERE backup_days < $min_days
