/*
id: aws_rds_instance_performance_insights_disabled
title: RDS instance has no Performance Insights
severity: low
family: [aws_rds_instance_logs_not_exported]
description: What loads the database, an attack or a bad query, cannot be seen afterwards.
remediation:
  console: 'RDS > Databases > Modify > Monitoring: Performance Insights.'
  cli: aws rds modify-db-instance --db-instance-identifier <name> --enable-performance-insights
  terraform: Set performance_insights_enabled = true.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, performance_insights
FROM aws_rds_instance
WHERE NOT performance_insights
