/*
id: aws_ecs_task_efs_unencrypted
title: ECS task mounts an EFS file system without TLS
severity: medium
description: Files travel in the clear between the container and the file system.
remediation:
  console: 'ECS > Task definitions > Create new revision: volume: Transit encryption.'
  cli: aws ecs register-task-definition --cli-input-json file://task.json
  terraform: Set efs_volume_configuration { transit_encryption = "ENABLED" }.
attack: [T1040]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
*/
SELECT resource_uid, name, efs_unencrypted
FROM aws_ecs_task_definition
WHERE efs_unencrypted
