/*
id: aws_ecs_service_platform_version_old
title: ECS service names an old platform version of Fargate
severity: low
description: Old versions get no fixes of the kernel and of the agent.
remediation:
  console: "ECS > Services > Update > Platform version: LATEST."
  cli: aws ecs update-service --cluster <cluster> --service <name> --platform-version LATEST
  terraform: Set platform_version = "LATEST", or leave it out.
attack: [T1611]
mapped_from: [prowler ecs_service_fargate_latest_platform_version]
references:
  - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-fargate.html
params:
  current: {type: text_list, default: [LATEST, "1.4.0", "1.0.0"], meaning: "platform versions that are current, of Linux and of Windows"}
*/
SELECT resource_uid, name, platform_version
FROM aws_ecs_service
WHERE platform_version <> '' AND platform_version NOT IN ($current)
