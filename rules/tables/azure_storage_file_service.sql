/*
File service of a storage account: which SMB it speaks, and what is kept of deleted shares.
  soft_delete         deleted shares are kept for a time
  smb_versions        list of SMB versions that are spoken: SMB2.1, SMB3.0, SMB3.1.1; the list empty: all of them
  channel_encryption  list of ciphers of SMB: AES-128-CCM, AES-128-GCM, AES-256-GCM; the list empty: all of them
*/
CREATE VIEW azure_storage_file_service AS
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts/fileservices
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_bool(configuration, 'properties', 'shareDeleteRetentionPolicy', 'enabled') AS soft_delete,
  CASE WHEN json_has(configuration, 'properties', 'protocolSettings', 'smb', 'versions')
      THEN string_to_array(rtrim(json_get_str(configuration, 'properties', 'protocolSettings', 'smb', 'versions'), ';'), ';')
    WHEN NOT json_has(configuration, 'properties', 'protocolSettings', 'smb', 'versions')
      THEN string_to_array('', ';') END AS smb_versions,
  CASE WHEN json_has(configuration, 'properties', 'protocolSettings', 'smb', 'channelEncryption')
      THEN string_to_array(
        rtrim(json_get_str(configuration, 'properties', 'protocolSettings', 'smb', 'channelEncryption'), ';'), ';')
    WHEN NOT json_has(configuration, 'properties', 'protocolSettings', 'smb', 'channelEncryption')
      THEN string_to_array('', ';') END AS channel_encryption
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.storage/storageaccounts/fileservices'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_has(configuration, 'share_properties', 0, 'retention_policy', 0) AS soft_delete,
  json_texts_or_empty(configuration, 'share_properties', 0, 'smb', 0, 'versions') AS smb_versions,
  json_texts_or_empty(configuration, 'share_properties', 0, 'smb', 0, 'channel_encryption_type') AS channel_encryption
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_storage_account'
