/*
id: aws_efs_access_point_user_missing
title: EFS access point lets clients choose who they are
severity: medium
description: A client can act as any user, root too.
remediation:
  console: 'EFS > Access points: create one with a POSIX user.'
  cli: aws efs create-access-point --posix-user Uid=1000,Gid=1000 …
  terraform: Add posix_user { uid = 1000, gid = 1000 }.
mapped_from: [prowler efs_access_point_enforce_user_identity]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html
*/
SELECT resource_uid, name, user_identity
FROM aws_efs_access_point
WHERE NOT user_identity
