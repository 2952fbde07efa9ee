/*
id: aws_dynamodb_table_not_cmk
title: DynamoDB table is not encrypted with a customer-managed key
severity: low
description: >-
  With DynamoDB's own key, or aws/dynamodb, nobody can limit, audit or revoke the use of the key. In live records the ARN does
  not tell aws/dynamodb from a key of yours.
remediation:
  console: 'DynamoDB > Tables > Additional settings > Encryption > Manage encryption: your key.'
  cli: aws dynamodb update-table --table-name <name> --sse-specification Enabled=true,SSEType=KMS,KMSMasterKeyId=<key>
  terraform: Set server_side_encryption { kms_key_arn = … }.
mapped_from: [prowler dynamodb_tables_kms_cmk_encryption_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html
*/
SELECT resource_uid, name, kms, kms_key
FROM aws_dynamodb_table
WHERE NOT own_key OR NOT kms
