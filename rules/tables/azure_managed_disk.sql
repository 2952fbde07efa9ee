/*
Managed disks.
  guest_encryption       Azure Disk Encryption runs inside the machine (template default: false)
  encryption_set         id of the disk encryption set; the empty text: none, so the platform's key
  public_network_access  whether the disk can be exported over the internet: Enabled, Disabled (template default: Enabled)
  network_policy         who may export the disk: AllowAll, AllowPrivate, DenyAll (template default: AllowAll)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/managed_disk
*/
CREATE VIEW azure_managed_disk AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'encryptionSettingsCollection', 'enabled') AS guest_encryption,
  json_text_or('', configuration, 'properties', 'encryption', 'diskEncryptionSetId') AS encryption_set,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  json_text_or('AllowAll', configuration, 'properties', 'networkAccessPolicy') AS network_policy
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.compute/disks'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.compute/disks
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'encryptionSettingsCollection', 'enabled')
    OR json_bool_or(false, configuration, 'properties', 'encryptionSettings', 'enabled') AS guest_encryption,
  json_text_or('', configuration, 'properties', 'encryption', 'diskEncryptionSetId') AS encryption_set,
  json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  json_text_or('AllowAll', configuration, 'properties', 'networkAccessPolicy') AS network_policy
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.compute/disks'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE json_has(configuration, 'encryption_settings', 0)
    WHEN true THEN json_bool_or(true, configuration, 'encryption_settings', 0, 'enabled') WHEN false THEN false END AS guest_encryption,
  json_text_or('', configuration, 'disk_encryption_set_id') AS encryption_set,
  enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled')) AS public_network_access,
  json_text_or('AllowAll', configuration, 'network_access_policy') AS network_policy
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_managed_disk'
