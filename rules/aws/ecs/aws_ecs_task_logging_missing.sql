/*
id: aws_ecs_task_logging_missing
title: ECS task has a container without a log driver
severity: medium
description: What the container did is lost when it ends.
remediation:
  console: 'ECS > Task definitions > Create new revision: Log collection.'
  cli: aws ecs register-task-definition --cli-input-json file://task.json
  terraform: Set logConfiguration in container_definitions.
attack: [T1562]
mapped_from: [prowler ecs_task_definitions_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
*/
SELECT resource_uid, name,
  array_transform(array_filter(containers, lambda c : c['log_driver'] = ''), lambda c : c['name']) AS containers
FROM aws_ecs_task_definition
WHERE any_match(containers, lambda c : c['log_driver'] = '')
