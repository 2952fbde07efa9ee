/*
Defender for Storage, of an account or a subscription.
  malware_scan    blobs are scanned for malware when they are written (absent means false)
  sensitive_data  it looks for sensitive data (absent means false)
https://learn.microsoft.com/azure/templates/microsoft.security/defenderforstoragesettings
*/
CREATE VIEW azure_storage_defender AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'malwareScanning', 'onUpload', 'isEnabled') AS malware_scan,
  json_bool_or(false, configuration, 'properties', 'sensitiveDataDiscovery', 'isEnabled') AS sensitive_data
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.security/defenderforstoragesettings'
UNION ALL BY NAME
SELECT resource_uid, json_get_str(nested, 'name') AS name,
  json_bool_or(false, nested, 'properties', 'malwareScanning', 'onUpload', 'isEnabled') AS malware_scan,
  json_bool_or(false, nested, 'properties', 'sensitiveDataDiscovery', 'isEnabled') AS sensitive_data
FROM (
  SELECT *, array_filter(json_array_or_empty(configuration, 'resources'), lambda r :
    lower(json_get_str(r, 'type')) LIKE '%defenderforstoragesettings')[1] AS nested
  FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.storage/storageaccounts'
)
WHERE nested IS NOT NULL
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'storage_account_id' AS name,
  json_bool_or(false, configuration, 'malware_scanning_on_upload_enabled') AS malware_scan,
  json_bool_or(false, configuration, 'sensitive_data_discovery_enabled') AS sensitive_data
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_security_center_storage_defender'
