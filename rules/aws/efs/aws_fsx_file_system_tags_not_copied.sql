/*
id: aws_fsx_file_system_tags_not_copied
title: FSx file system does not put its tags on its backups
severity: low
description: Backups without tags are outside of what tags decide, such as who may read them and who pays for them.
remediation:
  console: "FSx > Create file system: Copy tags to backups; it cannot be changed later for Lustre and Windows."
  cli: aws fsx create-file-system --file-system-type WINDOWS --windows-configuration CopyTagsToBackups=true,…
  terraform: Set copy_tags_to_backups = true.
mapped_from: [prowler fsx_file_system_copy_tags_to_backups_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/fsx-controls.html
*/
SELECT resource_uid, name, type, tags_copied
FROM aws_fsx_file_system
WHERE NOT tags_copied AND type <> 'ONTAP'
