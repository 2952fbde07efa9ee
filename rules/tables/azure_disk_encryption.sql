/*
What encrypts disks: managed disks by themselves, and in templates and plans machines with the disks that they make. A live
machine's disks are records of their own.
  guest_encryption  Azure Disk Encryption runs inside the machine (template default: false)
  encryption_set    id of the disk encryption set; the empty text: some disk has none, so the platform's key
https://learn.microsoft.com/azure/virtual-machines/disk-encryption-overview
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/managed_disk
*/
CREATE VIEW azure_disk_encryption AS
SELECT resource_uid, name, guest_encryption, encryption_set FROM azure_managed_disk
UNION ALL BY NAME
SELECT resource_uid, name,
  json_bool_or(false, storage, 'osDisk', 'encryptionSettings', 'enabled') AS guest_encryption,
  CASE any_match(azure_template_disks(storage), lambda d : json_text_or('', d, 'managedDisk', 'diskEncryptionSet', 'id') = '')
    WHEN true THEN ''
    WHEN false THEN json_get_str(azure_template_disks(storage)[1], 'managedDisk', 'diskEncryptionSet', 'id') END AS encryption_set
FROM (
  SELECT *, configuration ->> 'name' AS name,
    CASE WHEN resource_type = 'microsoft.compute/virtualmachines' THEN configuration -> 'properties' -> 'storageProfile'
      ELSE configuration -> 'properties' -> 'virtualMachineProfile' -> 'storageProfile' END AS storage
  FROM changes
  WHERE shape = 'arm' AND resource_type IN ('microsoft.compute/virtualmachines', 'microsoft.compute/virtualmachinescalesets')
)
WHERE (array_length(azure_template_disks(storage)) > 0) IS NOT FALSE
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, false AS guest_encryption,
  CASE WHEN json_text_or('', configuration, 'os_disk', 0, 'disk_encryption_set_id') = ''
      OR any_match(json_array_or_empty(configuration, 'data_disk'), lambda d : json_text_or('', d, 'disk_encryption_set_id') = '') THEN ''
    WHEN any_match(json_array_or_empty(configuration, 'data_disk'), lambda d : json_text_or('', d, 'disk_encryption_set_id') = '') IS NULL THEN NULL
    ELSE configuration -> 'os_disk' -> 0 ->> 'disk_encryption_set_id' END AS encryption_set
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('azurerm_linux_virtual_machine', 'azurerm_windows_virtual_machine',
    'azurerm_linux_virtual_machine_scale_set', 'azurerm_windows_virtual_machine_scale_set', 'azurerm_orchestrated_virtual_machine_scale_set')
