/*
id: aws_neptune_cluster_deletion_protection_disabled
title: Neptune cluster has no deletion protection
severity: low
description: One wrong command, or one stolen permission, removes the cluster.
remediation:
  console: 'Neptune > Clusters > Modify: Enable deletion protection.'
  cli: aws neptune modify-db-cluster --db-cluster-identifier <name> --deletion-protection
  terraform: Set deletion_protection = true in the aws_neptune_cluster.
attack: [T1485]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html
*/
SELECT resource_uid, name, deletion_protection
FROM aws_neptune_cluster
WHERE NOT deletion_protection
