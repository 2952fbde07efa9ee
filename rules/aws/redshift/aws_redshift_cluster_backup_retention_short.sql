/*
id: aws_redshift_cluster_backup_retention_short
title: Redshift cluster keeps its automated backups for too few days
severity: medium
description: After a mistake or an attack there is nothing to go back to. 0 days means none at all.
remediation:
  console: Redshift > Clusters > Maintenance > Edit backup details.
  cli: aws redshift modify-cluster --cluster-identifier <name> --automated-snapshot-retention-period 7
  terraform: Set automated_snapshot_retention_period = 7 or more.
attack: [T1490]
mapped_from: [prowler redshift_cluster_automated_snapshot]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
params:
  min_days: {type: integer, default: 7, meaning: fewest days that snapshots must be kept}
*/
SELECT resource_uid, name, backup_days
FROM aws_redshift_cluster
WHERE backup_days < $min_days
