/*
id: aws_rds_cluster_backtrack_disabled
title: Aurora MySQL cluster cannot be rewound
severity: low
description: After a mistake the cluster has to be restored from a backup, which takes long.
remediation:
  console: RDS > Databases > Restore to a new cluster with backtrack.
  cli: aws rds restore-db-cluster-to-point-in-time --backtrack-window 86400 …
  terraform: Set backtrack_window.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, engine, backtrack_seconds
FROM aws_rds_cluster
WHERE backtrack_seconds = 0 AND engine IN ('aurora', 'aurora-mysql')
