/*
id: aws_backup_vault_not_cmk
title: Backup vault is not encrypted with a customer-managed key
severity: low
description: With aws/backup nobody can limit, audit or revoke the use of the key, nor copy backups across accounts.
remediation:
  console: 'The key is chosen at creation: create a vault with your key.'
  cli: aws backup create-backup-vault --backup-vault-name <name> --encryption-key-arn <key>
  terraform: Set kms_key_arn.
mapped_from: [prowler backup_vaults_encrypted]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/backup-controls.html
*/
SELECT resource_uid, name, kms_key
FROM aws_backup_vault
WHERE NOT own_key
