/*
The key of storage accounts: of an account itself, or of the resource in which Terraform keeps it.
  key_source  where the encryption key is kept: Microsoft.Storage, Microsoft.Keyvault
Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts
*/
CREATE VIEW azure_storage_encryption_key AS
SELECT resource_uid, name, key_source FROM azure_storage_account
UNION ALL BY NAME
-- https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account_customer_managed_key
SELECT resource_uid, configuration ->> 'storage_account_id' AS name, 'Microsoft.Keyvault' AS key_source
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_storage_account_customer_managed_key'
