/*
id: aws_documentdb_cluster_deletion_protection_disabled
title: DocumentDB cluster has no deletion protection
severity: low
description: One wrong command, or one stolen permission, removes the cluster.
remediation:
  console: 'DocumentDB > Clusters > Modify: Enable deletion protection.'
  cli: aws docdb modify-db-cluster --db-cluster-identifier <name> --deletion-protection
  terraform: Set deletion_protection = true in the aws_docdb_cluster.
attack: [T1485]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/documentdb-controls.html
*/
SELECT resource_uid, name, deletion_protection
FROM aws_documentdb_cluster
WHERE NOT deletion_protection
