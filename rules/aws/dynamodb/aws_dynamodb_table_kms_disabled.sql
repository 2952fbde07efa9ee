/*
id: aws_dynamodb_table_kms_disabled
title: DynamoDB table is not encrypted with a key of the account
severity: medium
description: With DynamoDB's own key nobody can see, audit or revoke the use of the key.
remediation:
  console: DynamoDB > Tables > Additional settings > Encryption > Manage encryption.
  cli: aws dynamodb update-table --table-name <name> --sse-specification Enabled=true,SSEType=KMS,KMSMasterKeyId=<key>
  terraform: Add server_side_encryption { enabled = true, kms_key_arn = … }.
attack: [T1530]
mapped_from: [prowler dynamodb_tables_kms_cmk_encryption_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html
*/
SELECT resource_uid, name, kms, kms_key
FROM aws_dynamodb_table
WHERE NOT kms AND coalesce(status, 'ACTIVE') <> 'DELETING'
