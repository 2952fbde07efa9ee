/*
Blob service of a storage account, by itself or as its template leaves it: what is kept of deleted and changed blobs.
  soft_delete            deleted blobs are kept for a time (default: false)
  container_soft_delete  deleted containers are kept for a time (default: false)
  versioning             earlier versions of blobs are kept (default: false)
*/
CREATE VIEW azure_storage_blob_service AS
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts/blobservices
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'deleteRetentionPolicy', 'enabled') AS soft_delete,
  json_bool_or(false, configuration, 'properties', 'containerDeleteRetentionPolicy', 'enabled') AS container_soft_delete,
  json_bool_or(false, configuration, 'properties', 'isVersioningEnabled') AS versioning
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.storage/storageaccounts/blobservices'
UNION ALL BY NAME
-- An account whose template nests no blob service has one with the defaults.
SELECT resource_uid, configuration ->> 'name' AS name, false AS soft_delete, false AS container_soft_delete, false AS versioning
FROM changes
WHERE shape = 'arm' AND resource_type = 'microsoft.storage/storageaccounts'
  AND lower(json_text_or('', configuration, 'kind')) <> 'filestorage'
  AND NOT any_match(json_array_or_empty(configuration, 'resources'), lambda r : lower(json_get_str(r, 'type')) LIKE '%blobservices')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_has(configuration, 'blob_properties', 0, 'delete_retention_policy', 0) AS soft_delete,
  json_has(configuration, 'blob_properties', 0, 'container_delete_retention_policy', 0) AS container_soft_delete,
  json_bool_or(false, configuration, 'blob_properties', 0, 'versioning_enabled') AS versioning
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_storage_account'
