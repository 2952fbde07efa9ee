/*
id: aws_rds_global_cluster_deletion_protection_disabled
title: Global database has no deletion protection
severity: low
description: One wrong command, or one stolen permission, removes the frame that keeps the regions together.
remediation:
  console: 'RDS > Databases > global database > Modify: Enable deletion protection.'
  cli: aws rds modify-global-cluster --global-cluster-identifier <name> --deletion-protection
  terraform: Set deletion_protection = true.
attack: [T1485]
references:
  - https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateGlobalCluster.html
*/
SELECT resource_uid, name, deletion_protection
FROM aws_rds_global_cluster
WHERE NOT deletion_protection
