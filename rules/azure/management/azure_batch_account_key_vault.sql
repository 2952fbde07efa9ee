/*
id: azure_batch_account_key_vault
title: Batch account encrypts without a Key Vault
severity: low
description: Certificates and data of jobs are encrypted by the platform's key alone.
remediation:
  console: 'Create the account with a Key Vault, or choose Encryption: customer managed keys.'
  cli: >-
    az batch account set --resource-group <group> --name <account> --encryption-key-source Microsoft.KeyVault --encryption-key-
    identifier <uri>
  terraform: Add key_vault_reference or encryption.
references:
  - https://learn.microsoft.com/azure/batch/batch-customer-managed-key
*/
SELECT resource_uid, name, key_vault
FROM azure_batch_account
WHERE NOT key_vault
