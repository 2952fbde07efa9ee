/*
Logging of a storage account's queue service, from a diagnostic setting or from storage analytics.
  reads    read requests are logged
  writes   write requests are logged
  deletes  delete requests are logged
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
  https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account_queue_properties
Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.insights/diagnosticsettings
*/
CREATE VIEW azure_storage_queue_logging AS
SELECT resource_uid, configuration ->> 'name' AS name,
  any_match(azure_kept_logs(configuration), lambda l : l IN ('storageread', 'alllogs')) AS reads,
  any_match(azure_kept_logs(configuration), lambda l : l IN ('storagewrite', 'alllogs')) AS writes,
  any_match(azure_kept_logs(configuration), lambda l : l IN ('storagedelete', 'alllogs')) AS deletes
FROM changes
WHERE shape IN ('azure', 'arm') AND (
  resource_type = 'microsoft.storage/storageaccounts/queueservices/providers/diagnosticsettings'
  OR resource_type = 'microsoft.insights/diagnosticsettings'
    AND resource_uid LIKE '%/microsoft.storage/storageaccounts/%/queueservices/%')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'queue_properties', 0, 'logging', 0, 'read') AS reads,
  json_bool_or(false, configuration, 'queue_properties', 0, 'logging', 0, 'write') AS writes,
  json_bool_or(false, configuration, 'queue_properties', 0, 'logging', 0, 'delete') AS deletes
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_storage_account'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'logging', 0, 'read') AS reads,
  json_bool_or(false, configuration, 'logging', 0, 'write') AS writes,
  json_bool_or(false, configuration, 'logging', 0, 'delete') AS deletes
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_storage_account_queue_properties'
