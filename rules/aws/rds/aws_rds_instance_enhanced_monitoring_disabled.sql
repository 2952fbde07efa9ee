/*
id: aws_rds_instance_enhanced_monitoring_disabled
title: RDS instance has no enhanced monitoring
severity: low
family: [aws_rds_instance_logs_not_exported]
description: Without metrics of the operating system, causes of outages and abuse of the host stay hidden.
remediation:
  console: 'RDS > Databases > Modify > Monitoring: Enable Enhanced Monitoring.'
  cli: aws rds modify-db-instance --db-instance-identifier <name> --monitoring-interval 60 --monitoring-role-arn <role>
  terraform: Set monitoring_interval and monitoring_role_arn in the aws_db_instance.
mapped_from: [prowler rds_instance_enhanced_monitoring_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, monitoring_seconds
FROM aws_rds_instance
WHERE monitoring_seconds = 0
