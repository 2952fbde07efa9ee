/*
id: aws_secretsmanager_secret_not_cmk
title: Secret is not encrypted with a customer-managed key
severity: low
description: With aws/secretsmanager nobody can limit, audit or revoke the use of the key, nor share the secret across accounts.
remediation:
  console: 'Secrets Manager > Secret > Actions: Edit encryption key.'
  cli: aws secretsmanager update-secret --secret-id <name> --kms-key-id <key>
  terraform: Set kms_key_id in the aws_secretsmanager_secret.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html
*/
SELECT resource_uid, name, kms_key
FROM aws_secretsmanager_secret
WHERE kms_key = '' OR kms_key LIKE 'alias/aws/%' OR kms_key LIKE '%:alias/aws/%'
