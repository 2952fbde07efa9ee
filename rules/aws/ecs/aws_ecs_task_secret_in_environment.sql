/*
id: aws_ecs_task_secret_in_environment
title: ECS task keeps what looks like a secret in its environment variables
severity: high
description: Everybody who may read task definitions reads the secret, in every old revision too.
remediation:
  console: 'ECS > Task definitions > Create new revision: pass the secret by valueFrom of Secrets Manager.'
  cli: aws ecs register-task-definition --cli-input-json file://task.json
  terraform: Use secrets (valueFrom) in container_definitions.
attack: [T1552]
mapped_from: [prowler ecs_task_definitions_no_environment_secrets]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
params:
  names:
    type: text
    default: "(password|passwd|secret|token|api_?key|access_?key|private_?key|credential)"
    meaning: pattern of variable names that suggest a secret
  values: {type: text, default: "^[^ ]{8,}$", meaning: pattern of values that can be one}
*/
SELECT resource_uid, name
FROM aws_ecs_task_definition
WHERE any_match(containers, lambda c : any_match(c['environment'], lambda e : regexp_like(e['name'], $names, 'i')
    AND NOT names_no_secret(e['name'])
    AND regexp_like(e['value'], $values) AND NOT regexp_like(e['value'], '^(ref:|getatt:|import:|arn:|\{\{resolve:)')))
