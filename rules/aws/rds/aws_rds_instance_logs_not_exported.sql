/*
id: aws_rds_instance_logs_not_exported
title: RDS instance sends none of its logs to CloudWatch
severity: low
description: Logs that stay on the instance are rotated away within days and raise no alarm.
remediation:
  console: RDS > Databases > Modify > Log exports.
  cli: >-
    aws rds modify-db-instance --db-instance-identifier <name> --cloudwatch-logs-export-configuration
    EnableLogTypes=postgresql,upgrade
  terraform: Set enabled_cloudwatch_logs_exports in the aws_db_instance.
mapped_from: [prowler rds_instance_integration_cloudwatch_logs]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, log_exports
FROM aws_rds_instance
WHERE NOT cluster_member AND array_length(log_exports) = 0
