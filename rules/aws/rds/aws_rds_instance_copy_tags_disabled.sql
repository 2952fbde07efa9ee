/*
id: aws_rds_instance_copy_tags_disabled
title: RDS instance does not copy its tags to snapshots
severity: low
description: Snapshots without tags escape rules on access, cost and retention that rest on tags.
remediation:
  console: 'RDS > Databases > Modify > Backup: Copy tags to snapshots.'
  cli: aws rds modify-db-instance --db-instance-identifier <name> --copy-tags-to-snapshot
  terraform: Set copy_tags_to_snapshot = true in the aws_db_instance.
mapped_from: [prowler rds_instance_copy_tags_to_snapshots]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, copy_tags
FROM aws_rds_instance
WHERE NOT copy_tags AND NOT cluster_member
