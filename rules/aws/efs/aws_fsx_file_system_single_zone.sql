/*
id: aws_fsx_file_system_single_zone
title: FSx file system stands in one zone
severity: low
description: When the zone fails, so does the file system.
remediation:
  console: "FSx > Create file system: Multi-AZ, and move the files; the kind of deployment cannot be changed later."
  cli: aws fsx create-file-system --file-system-type WINDOWS --windows-configuration DeploymentType=MULTI_AZ_1,…
  terraform: Set deployment_type = "MULTI_AZ_1", which makes a new one.
mapped_from: [prowler fsx_windows_file_system_multi_az_enabled]
references:
  - https://docs.aws.amazon.com/fsx/latest/WindowsGuide/high-availability-multiAZ.html
*/
SELECT resource_uid, name, type, zones
FROM aws_fsx_file_system
WHERE zones < 2 AND type <> 'LUSTRE'
