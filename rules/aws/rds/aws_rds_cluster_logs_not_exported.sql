/*
id: aws_rds_cluster_logs_not_exported
title: DB cluster sends none of its logs to CloudWatch
severity: low
description: Logs that stay on the instances are rotated away within days and raise no alarm.
remediation:
  console: RDS > Databases > Modify > Log exports.
  cli: aws rds modify-db-cluster --db-cluster-identifier <name> --cloudwatch-logs-export-configuration EnableLogTypes=postgresql
  terraform: Set enabled_cloudwatch_logs_exports in the aws_rds_cluster.
mapped_from: [prowler rds_cluster_integration_cloudwatch_logs]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, log_exports
FROM aws_rds_cluster
WHERE array_length(log_exports) = 0
