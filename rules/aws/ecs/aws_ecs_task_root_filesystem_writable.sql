/*
id: aws_ecs_task_root_filesystem_writable
title: ECS task has a container that can write to its root file system
severity: low
description: Whoever breaks in can change the program and keep tools on it.
remediation:
  console: 'ECS > Task definitions > Create new revision: Read only root file system.'
  cli: aws ecs register-task-definition --cli-input-json file://task.json
  terraform: Set readonlyRootFilesystem = true in container_definitions.
frameworks:
  pci_dss_4.0:
    ["10.3.2", "10.6.3", "3.5.1.3", "7.2.1", "7.2.2", "7.2.5", "7.2.6", "7.3.1", "7.3.2", "7.3.3", "8.2.7", "8.2.8", "8.3.4",
    "A1.1.2", "A3.4.1"]
mapped_from: [prowler ecs_task_definitions_containers_readonly_access]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
*/
SELECT resource_uid, name,
  array_transform(array_filter(containers, lambda c : NOT c['read_only_root']), lambda c : c['name']) AS containers
FROM aws_ecs_task_definition
WHERE any_match(containers, lambda c : NOT c['read_only_root'])
