/*
id: aws_rds_snapshot_public
title: RDS snapshot can be restored by everybody
severity: critical
description: Every AWS account in the world can restore the snapshot and read all of its data.
remediation:
  console: 'RDS > Snapshots > Actions > Share snapshot: Private.'
  cli: aws rds modify-db-snapshot-attribute --db-snapshot-identifier <snapshot> --attribute-name restore --values-to-remove all
  terraform: Remove all from shared_accounts of the aws_db_snapshot.
attack: [T1537]
mapped_from: [prowler rds_snapshots_public_access, prowler documentdb_cluster_public_snapshot, prowler neptune_cluster_public_snapshot]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, shared_with
FROM aws_rds_snapshot
WHERE array_has(shared_with, 'all')
