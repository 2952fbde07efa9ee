/*
id: aws_redshift_cluster_outside_vpc
title: Redshift cluster stands outside a VPC
severity: medium
description: No security group, endpoint or flow log of yours covers it.
remediation:
  console: Create a cluster in a subnet group and restore a snapshot into it.
  cli: aws redshift restore-from-cluster-snapshot --cluster-subnet-group-name <group> …
  terraform: Set cluster_subnet_group_name.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
*/
SELECT resource_uid, name, vpc
FROM aws_redshift_cluster
WHERE vpc = ''
