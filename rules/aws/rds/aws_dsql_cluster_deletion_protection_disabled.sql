/*
id: aws_dsql_cluster_deletion_protection_disabled
title: Cluster of Aurora DSQL has no deletion protection
severity: medium
description: One wrong command, or one stolen permission, removes the cluster.
remediation:
  console: 'Aurora DSQL > Cluster > Actions: Modify.'
  cli: aws dsql update-cluster --identifier <id> --deletion-protection-enabled
  terraform: Set deletion_protection_enabled = true.
attack: [T1485]
references:
  - https://docs.aws.amazon.com/aurora-dsql/latest/APIReference/API_CreateCluster.html
*/
SELECT resource_uid, name, deletion_protection
FROM aws_dsql_cluster
WHERE NOT deletion_protection
