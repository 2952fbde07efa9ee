/*
id: aws_rds_cluster_copy_tags_disabled
title: DB cluster does not copy its tags to snapshots
severity: low
description: Snapshots without tags escape rules on access, cost and retention that rest on tags.
remediation:
  console: 'RDS > Databases > Modify > Backup: Copy tags to snapshots.'
  cli: aws rds modify-db-cluster --db-cluster-identifier <name> --copy-tags-to-snapshot
  terraform: Set copy_tags_to_snapshot = true in the aws_rds_cluster.
mapped_from: [prowler rds_cluster_copy_tags_to_snapshots]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, copy_tags
FROM aws_rds_cluster
WHERE NOT copy_tags
