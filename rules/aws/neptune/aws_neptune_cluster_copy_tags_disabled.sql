/*
id: aws_neptune_cluster_copy_tags_disabled
title: Neptune cluster does not copy its tags to snapshots
severity: low
description: Snapshots without tags escape rules on access, cost and retention that rest on tags.
remediation:
  console: 'Neptune > Clusters > Modify: Copy tags to snapshots.'
  cli: aws neptune modify-db-cluster --db-cluster-identifier <name> --copy-tags-to-snapshot
  terraform: Set copy_tags_to_snapshot = true.
mapped_from: [prowler neptune_cluster_copy_tags_to_snapshots]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html
*/
SELECT resource_uid, name, copy_tags
FROM aws_neptune_cluster
WHERE NOT copy_tags
