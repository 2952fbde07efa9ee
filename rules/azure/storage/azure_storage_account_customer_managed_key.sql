/*
id: azure_storage_account_customer_managed_key
title: Storage account is not encrypted with a key of yours
severity: low
description: >-
  With a key in your own Key Vault you decide who may decrypt, see each use and can withdraw it; the platform's key gives none
  of that.
remediation:
  console: 'Storage account > Encryption: choose Customer-managed keys and a key in your Key Vault.'
  cli: >-
    az storage account update --name <account> --resource-group <group> --encryption-key-source Microsoft.Keyvault --encryption-
    key-vault <uri> --encryption-key-name <key>
  terraform: Add customer_managed_key or an azurerm_storage_account_customer_managed_key.
mapped_from: [prowler storage_ensure_encryption_with_customer_managed_keys]
references:
  - https://learn.microsoft.com/azure/storage/common/customer-managed-keys-overview
*/
SELECT resource_uid, name, key_source
FROM azure_storage_encryption_key
WHERE key_source NOT ILIKE 'Microsoft.Keyvault'
