/*
id: azure_sql_server_customer_managed_key
title: SQL databases are not encrypted with a key of yours
severity: low
description: With a key in your own Key Vault you decide who may decrypt, see each use and can withdraw it.
remediation:
  console: 'SQL server > Transparent data encryption: Customer-managed key.'
  cli: az sql server tde-key set --resource-group <group> --server <server> --server-key-type AzureKeyVault --kid <uri>
  terraform: Set key_vault_key_id in azurerm_mssql_server_transparent_data_encryption.
mapped_from: [prowler sqlserver_tde_encrypted_with_cmk]
references:
  - https://learn.microsoft.com/azure/azure-sql/database/transparent-data-encryption-byok-overview
*/
SELECT resource_uid, name, key_kind
FROM azure_sql_encryption_protector
WHERE lower(key_kind) <> 'azurekeyvault'
