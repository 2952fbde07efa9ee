/*
id: aws_neptune_cluster_backup_retention_short
title: Neptune cluster keeps its automated backups for too few days
severity: medium
description: After a mistake or an attack there is nothing to go back to.
remediation:
  console: Neptune > Clusters > Modify > Backup.
  cli: aws neptune modify-db-cluster --db-cluster-identifier <name> --backup-retention-period 7
  terraform: Set backup_retention_period = 7 or more in the aws_neptune_cluster.
attack: [T1490]
mapped_from: [prowler neptune_cluster_backup_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html
params:
  min_days: {type: integer, default: 7, meaning: fewest days that backups must be kept}
*/
SELECT resource_uid, name, backup_days
FROM aws_neptune_cluster
WHERE backup_days < $min_days
