/*
id: aws_neptune_cluster_logs_not_exported
title: Neptune cluster sends no audit log to CloudWatch
severity: medium
description: Who read or changed what leaves no trace.
remediation:
  console: 'Neptune > Clusters > Modify > Log exports: Audit log.'
  cli: >-
    aws neptune modify-db-cluster --db-cluster-identifier <name> --cloudwatch-logs-export-configuration
    '{"EnableLogTypes":["audit"]}'
  terraform: Set the log exports of the aws_neptune_cluster to ["audit"].
attack: [T1562]
mapped_from: [prowler neptune_cluster_integration_cloudwatch_logs]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html
*/
SELECT resource_uid, name, log_exports
FROM aws_neptune_cluster
WHERE NOT array_has(log_exports, 'audit')
