/*
id: aws_efs_access_point_root
title: EFS access point shows the whole file system
severity: medium
description: Clients can leave the directory that they are meant for.
remediation:
  console: 'EFS > Access points: create one with a root directory path.'
  cli: aws efs create-access-point --root-directory Path=/shop …
  terraform: Set root_directory { path = "/shop" }.
mapped_from: [prowler efs_access_point_enforce_root_directory]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html
*/
SELECT resource_uid, name, root_directory
FROM aws_efs_access_point
WHERE root_directory = '/'
