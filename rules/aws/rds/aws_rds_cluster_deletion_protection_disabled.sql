/*
id: aws_rds_cluster_deletion_protection_disabled
title: DB cluster has no deletion protection
severity: medium
description: One wrong command, or one stolen permission, removes the cluster.
remediation:
  console: 'RDS > Databases > Modify: Enable deletion protection.'
  cli: aws rds modify-db-cluster --db-cluster-identifier <name> --deletion-protection
  terraform: Set deletion_protection = true in the aws_rds_cluster.
attack: [T1485]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, deletion_protection
FROM aws_rds_cluster
WHERE NOT deletion_protection
