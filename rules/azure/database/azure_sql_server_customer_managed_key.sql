/*
id: azure_sql_server_customer_managed_key
title: SQL databases are not encrypted with a key of yours
severity: low
description: With a key in your own Key Vault you decide who may decrypt, see each use and can withdraw it.
remediation:
  console: 'SQL server > Transparent data encryption: Customer-managed key.'
  cli: az sql server tde-key set --resource-group <group> --server <server> --server-key-type AzureKeyVault --kid <uri>
  terraform: Set key_vault_key_id in azurerm_mssql_server_transparent_data_encryption.
frameworks:
  iso27001_2022: ["A.8.12", "A.8.24"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_4_ii_a", "164_312_a_2_iv", "164_312_e_2_ii"]
  soc2: ["cc_6_2", "cc_6_7", "pi_1_4"]
mapped_from: [prowler sqlserver_tde_encrypted_with_cmk]
references:
  - https://learn.microsoft.com/azure/azure-sql/database/transparent-data-encryption-byok-overview
*/
SELECT resource_uid, name, key_kind
FROM azure_sql_encryption_protector
WHERE key_kind <> 'AzureKeyVault'
