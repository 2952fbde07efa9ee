/*
id: aws_dynamodb_table_deletion_protection_disabled
title: DynamoDB table has no deletion protection
severity: medium
description: One wrong command, or one stolen permission, removes the table.
remediation:
  console: 'DynamoDB > Tables > Additional settings > Deletion protection: Turn on.'
  cli: aws dynamodb update-table --table-name <name> --deletion-protection-enabled
  terraform: Set deletion_protection_enabled = true in the aws_dynamodb_table.
attack: [T1485]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html
*/
SELECT resource_uid, name, deletion_protection
FROM aws_dynamodb_table
WHERE NOT deletion_protection
