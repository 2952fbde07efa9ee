/*
id: aws_ecs_task_role_missing
title: ECS task definition has no role of its own
severity: low
description: >-
  Its containers get no rights by a role, so what they need of AWS comes of keys that somebody puts into them, or, on EC2, of the role of
  the instance, which all tasks share.
remediation:
  console: "ECS > Task definitions > Create new revision: Task role."
  cli: aws ecs register-task-definition --family <name> --task-role-arn <role> …
  terraform: Set task_role_arn of the aws_ecs_task_definition.
attack: [T1552]
references:
  - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
*/
SELECT resource_uid, name, role
FROM aws_ecs_task_definition
WHERE role = ''
