/*
id: aws_rds_instance_backup_retention_short
title: RDS instance keeps its automated backups for too few days
severity: medium
description: >-
  After a mistake, an attack or a failed release there is nothing to go back to. 0 days means no automated backups at all.
  Backups of a cluster member are the cluster's.
remediation:
  console: RDS > Databases > Modify > Backup > Backup retention period.
  cli: aws rds modify-db-instance --db-instance-identifier <name> --backup-retention-period 7
  terraform: Set backup_retention_period = 7 or more in the aws_db_instance.
attack: [T1490]
mapped_from: [prowler rds_instance_backup_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
params:
  min_days: {type: integer, default: 7, meaning: fewest days that backups must be kept}
*/
SELECT resource_uid, name, backup_days
FROM aws_rds_instance
WHERE backup_days < $min_days AND NOT cluster_member
