/*
id: aws_workspace_unencrypted
title: Volumes of a WorkSpace are not encrypted
severity: medium
description: Whoever gets hold of a volume reads what people keep on their desktops.
remediation:
  console: 'Encryption is chosen at launch: launch another WorkSpace.'
  cli: aws workspaces create-workspaces --workspaces file://workspaces.json
  terraform: Set root_volume_encryption_enabled and user_volume_encryption_enabled.
attack: [T1530]
mapped_from: [prowler workspaces_volume_encryption_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/workspaces-controls.html
*/
SELECT resource_uid, name, root_encrypted, user_encrypted
FROM aws_workspace
WHERE NOT root_encrypted OR NOT user_encrypted
