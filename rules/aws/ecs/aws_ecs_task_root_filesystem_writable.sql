/*
id: aws_ecs_task_root_filesystem_writable
title: ECS task has a container that can write to its root file system
severity: low
description: Whoever breaks in can change the program and keep tools on it.
remediation:
  console: 'ECS > Task definitions > Create new revision: Read only root file system.'
  cli: aws ecs register-task-definition --cli-input-json file://task.json
  terraform: Set readonlyRootFilesystem = true in container_definitions.
mapped_from: [prowler ecs_task_definitions_containers_readonly_access]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
*/
SELECT resource_uid, name,
  array_transform(array_filter(containers, lambda c : NOT c['read_only_root']), lambda c : c['name']) AS containers
FROM aws_ecs_task_definition
WHERE any_match(containers, lambda c : NOT c['read_only_root'])
