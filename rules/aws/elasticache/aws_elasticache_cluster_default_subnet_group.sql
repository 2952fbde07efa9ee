/*
id: aws_elasticache_cluster_default_subnet_group
title: ElastiCache cluster stands in the default subnet group
severity: medium
description: The default VPC is open by design.
remediation:
  console: 'ElastiCache > Subnet groups: create one and move the cluster.'
  cli: aws elasticache create-cache-cluster --cache-subnet-group-name <group> …
  terraform: Set subnet_group_name.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html
*/
SELECT resource_uid, name, subnet_group
FROM aws_elasticache_cluster
WHERE NOT group_member AND subnet_group IN ('', 'default')
