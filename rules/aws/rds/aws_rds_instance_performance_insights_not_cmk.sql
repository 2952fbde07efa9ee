/*
id: aws_rds_instance_performance_insights_not_cmk
title: Performance Insights of an RDS instance is not encrypted with a customer-managed key
severity: low
description: >-
  It keeps the text of statements, values among them; with aws/rds nobody can limit, audit or revoke the use of the key.
remediation:
  console: The key is chosen when Performance Insights is first enabled.
  cli: >-
    aws rds modify-db-instance --db-instance-identifier <name> --enable-performance-insights --performance-insights-kms-key-id
    <key>
  terraform: Set performance_insights_kms_key_id.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, performance_insights, performance_insights_key
FROM aws_rds_instance
WHERE performance_insights AND NOT performance_insights_own_key
