/*
id: aws_ecs_task_network_mode
title: ECS task shares the network of its host
severity: low
description: Containers in bridge or host mode have no security group of their own and reach each other past all of them.
remediation:
  console: "ECS > Task definitions > Create new revision: Network mode awsvpc."
  cli: aws ecs register-task-definition --network-mode awsvpc …
  terraform: Set network_mode = "awsvpc".
attack: [T1046]
references:
  - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html
*/
SELECT resource_uid, name, network_mode
FROM aws_ecs_task_definition
WHERE network_mode NOT IN ('awsvpc', 'none')
