/*
id: aws_dynamodb_table_pitr_disabled
title: DynamoDB table cannot be restored to a point in time
severity: medium
description: After a bad release or an attacker's writes there is no state to go back to.
remediation:
  console: 'DynamoDB > Tables > Backups > Point-in-time recovery: Turn on.'
  cli: >-
    aws dynamodb update-continuous-backups --table-name <name> --point-in-time-recovery-specification
    PointInTimeRecoveryEnabled=true
  terraform: Add point_in_time_recovery { enabled = true }.
attack: [T1490]
mapped_from: [prowler dynamodb_tables_pitr_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html
*/
SELECT resource_uid, name, pitr
FROM aws_dynamodb_table
WHERE NOT pitr
