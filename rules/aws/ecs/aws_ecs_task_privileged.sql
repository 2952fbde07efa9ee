/*
id: aws_ecs_task_privileged
title: ECS task runs a privileged container
severity: high
description: A privileged container has the rights of root on the host; a break-in into it is one into the host.
remediation:
  console: 'ECS > Task definitions > Create new revision: turn Privileged off.'
  cli: aws ecs register-task-definition --cli-input-json file://task.json
  terraform: Leave privileged out of container_definitions.
attack: [T1611]
mapped_from: [prowler ecs_task_definitions_no_privileged_containers]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
*/
SELECT resource_uid, name,
  array_transform(array_filter(containers, lambda c : c['privileged']), lambda c : c['name']) AS containers
FROM aws_ecs_task_definition
WHERE any_match(containers, lambda c : c['privileged'])
