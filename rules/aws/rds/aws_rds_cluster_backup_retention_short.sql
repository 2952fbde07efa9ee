/*
id: aws_rds_cluster_backup_retention_short
title: DB cluster keeps its automated backups for too few days
severity: medium
description: After a mistake or an attack there is nothing to go back to. The default is a single day.
remediation:
  console: RDS > Databases > Modify > Backup > Backup retention period.
  cli: aws rds modify-db-cluster --db-cluster-identifier <name> --backup-retention-period 7
  terraform: Set backup_retention_period = 7 or more in the aws_rds_cluster.
attack: [T1490]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
params:
  min_days: {type: integer, default: 7, meaning: fewest days that backups must be kept}
*/
SELECT resource_uid, name, backup_days
FROM aws_rds_cluster
WHERE backup_days < $min_days
