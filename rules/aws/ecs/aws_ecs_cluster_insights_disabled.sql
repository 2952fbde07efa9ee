/*
id: aws_ecs_cluster_insights_disabled
title: ECS cluster collects no Container Insights
severity: low
description: Failures and abuse of single tasks stay hidden.
remediation:
  console: ECS > Clusters > Update cluster > Monitoring.
  cli: aws ecs update-cluster-settings --cluster <name> --settings name=containerInsights,value=enabled
  terraform: Add setting { name = "containerInsights", value = "enabled" }.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
*/
SELECT resource_uid, name, container_insights
FROM aws_ecs_cluster
WHERE container_insights = 'disabled'
