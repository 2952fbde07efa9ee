/*
id: aws_ecs_task_host_network_root
title: ECS task in the host's network runs a container as root without being privileged by decision
severity: high
description: In host mode a container reaches everything that the host reaches; run it as a user other than root.
remediation:
  console: >-
    ECS > Task definitions > Create new revision: set User to a name or number other than root, or use the network mode awsvpc.
  cli: aws ecs register-task-definition --cli-input-json file://task.json
  terraform: Set user in container_definitions, or network_mode = "awsvpc".
attack: [T1611]
mapped_from: [prowler ecs_task_definitions_host_networking_mode_users]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
*/
SELECT resource_uid, name, network_mode,
  array_transform(array_filter(containers, lambda c : NOT c['privileged'] AND c['root']), lambda c : c['name']) AS containers
FROM aws_ecs_task_definition
WHERE network_mode = 'host' AND any_match(containers, lambda c : NOT c['privileged'] AND c['root'])
