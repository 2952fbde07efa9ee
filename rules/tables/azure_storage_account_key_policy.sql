/*
Storage accounts and when their keys are to be rotated; azurerm cannot say it.
  key_days           days after which account keys are to be rotated; 0: nobody is reminded (absent means none)
  shared_key_access  account keys and SAS tokens are accepted (absent means true)
Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts
https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage
*/
CREATE VIEW azure_storage_account_key_policy AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_int_or(0, configuration, 'properties', 'keyPolicy', 'keyExpirationPeriodInDays') AS key_days,
  json_bool_or(true, configuration, 'properties', 'allowSharedKeyAccess') AS shared_key_access
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.storage/storageaccounts'
