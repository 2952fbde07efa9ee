/*
Blob containers.
  public_access  what anonymous callers may do: None, Blob (read blobs whose name they know), Container (list them too); default
                 None
*/
CREATE VIEW azure_storage_container AS
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts/blobservices/containers
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('None', configuration, 'properties', 'publicAccess') AS public_access
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.storage/storageaccounts/blobservices/containers'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('private', configuration, 'container_access_type') AS public_access
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_storage_container'
