/*
id: aws_documentdb_cluster_logs_not_exported
title: DocumentDB cluster sends no audit log to CloudWatch
severity: medium
description: Who read or changed what leaves no trace.
remediation:
  console: 'DocumentDB > Clusters > Modify > Log exports: Audit log.'
  cli: >-
    aws docdb modify-db-cluster --db-cluster-identifier <name> --cloudwatch-logs-export-configuration
    '{"EnableLogTypes":["audit"]}'
  terraform: Set the log exports of the aws_docdb_cluster to ["audit"].
attack: [T1562]
mapped_from: [prowler documentdb_cluster_cloudwatch_log_export]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/documentdb-controls.html
*/
SELECT resource_uid, name, log_exports
FROM aws_documentdb_cluster
WHERE NOT array_has(log_exports, 'audit')
