/*
id: aws_efs_access_point_root
title: EFS access point shows the whole file system
severity: medium
description: Clients can leave the directory that they are meant for.
remediation:
  console: 'EFS > Access points: create one with a root directory path.'
  cli: aws efs create-access-point --root-directory Path=/shop …
  terraform: Set root_directory { path = "/shop" }.
frameworks:
  pci_dss_4.0: ["10.3.2", "3.5.1.3", "A1.1.2", "A3.4.1"]
mapped_from: [prowler efs_access_point_enforce_root_directory]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html
*/
SELECT resource_uid, name, root_directory
FROM aws_efs_access_point
WHERE root_directory = '/'
