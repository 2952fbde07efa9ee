/*
Whether backups can be deleted: vaults of Recovery Services and of Backup.
  immutability  Disabled, Unlocked, Locked (template default: Disabled)
https://learn.microsoft.com/azure/templates/microsoft.dataprotection/backupvaults
*/
CREATE VIEW azure_vault_immutability AS
SELECT resource_uid, name, immutability FROM azure_recovery_vault
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE WHEN shape = 'arm' THEN json_text_or('Disabled', configuration, 'properties', 'securitySettings', 'immutabilitySettings', 'state')
    ELSE json_get_str(configuration, 'properties', 'securitySettings', 'immutabilitySettings', 'state') END AS immutability
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.dataprotection/backupvaults'
UNION ALL BY NAME
-- https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/data_protection_backup_vault
SELECT resource_uid, configuration ->> 'name' AS name, json_text_or('Disabled', configuration, 'immutability') AS immutability
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_data_protection_backup_vault'
