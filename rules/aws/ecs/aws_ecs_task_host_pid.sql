/*
id: aws_ecs_task_host_pid
title: ECS task shares the process namespace of its host
severity: high
description: Its containers see, and can attack, all processes of the host.
remediation:
  console: 'ECS > Task definitions > Create new revision: PID mode: task or none.'
  cli: aws ecs register-task-definition --cli-input-json file://task.json
  terraform: Leave pid_mode out.
attack: [T1611]
mapped_from: [prowler ecs_task_definitions_host_namespace_not_shared]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
*/
SELECT resource_uid, name, pid_mode
FROM aws_ecs_task_definition
WHERE pid_mode = 'host'
