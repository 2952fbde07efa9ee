/*
Key vaults.
  soft_delete            deleted vaults and objects can be brought back (template default: true); the service has not let it be
                         off since 2020
  purge_protection       nobody can delete for good before the retention ends (absent means false)
  default_action         what the firewall does with traffic that no rule names: Allow, Deny (default: Allow)
  addresses              list of addresses and ranges that the firewall lets in (absent means none)
  public_network_access  enabled, disabled, in lower case (default: enabled)
  rbac                   access is given by roles and not by access policies (absent means false; in a template true since API
                         version 2026-02-01)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault
*/
CREATE VIEW azure_key_vault AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_bool(configuration, 'properties', 'enableSoftDelete') AS soft_delete,
  json_bool_or(false, configuration, 'properties', 'enablePurgeProtection') AS purge_protection,
  json_text_or('Allow', configuration, 'properties', 'networkAcls', 'defaultAction') AS default_action,
  json_texts_at(json_array_or_empty(configuration, 'properties', 'networkAcls', 'ipRules'), 'value') AS addresses,
  lower(json_text_or('enabled', configuration, 'properties', 'publicNetworkAccess')) AS public_network_access,
  json_bool_or(false, configuration, 'properties', 'enableRbacAuthorization') AS rbac
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.keyvault/vaults'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults
--   https://learn.microsoft.com/azure/key-vault/general/access-control-default
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(true, configuration, 'properties', 'enableSoftDelete') AS soft_delete,
  json_bool_or(false, configuration, 'properties', 'enablePurgeProtection') AS purge_protection,
  json_text_or('Allow', configuration, 'properties', 'networkAcls', 'defaultAction') AS default_action,
  json_texts_at(json_array_or_empty(configuration, 'properties', 'networkAcls', 'ipRules'), 'value') AS addresses,
  lower(json_text_or('enabled', configuration, 'properties', 'publicNetworkAccess')) AS public_network_access,
  CASE WHEN configuration ->> 'apiVersion' >= '2026-02-01'
      THEN json_bool_or(true, configuration, 'properties', 'enableRbacAuthorization')
    WHEN configuration ->> 'apiVersion' < '2026-02-01' THEN json_bool_or(false, configuration, 'properties', 'enableRbacAuthorization')
    ELSE json_get_bool(configuration, 'properties', 'enableRbacAuthorization') END AS rbac
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.keyvault/vaults'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(true, configuration, 'soft_delete_enabled') AS soft_delete,
  json_bool_or(false, configuration, 'purge_protection_enabled') AS purge_protection,
  json_text_or('Allow', configuration, 'network_acls', 0, 'default_action') AS default_action,
  json_texts_or_empty(configuration, 'network_acls', 0, 'ip_rules') AS addresses,
  CASE json_bool_or(true, configuration, 'public_network_access_enabled') WHEN true THEN 'enabled'
    WHEN false THEN 'disabled' END AS public_network_access,
  CASE WHEN NOT json_has(configuration, 'rbac_authorization_enabled')
      THEN json_bool_or(false, configuration, 'enable_rbac_authorization')
    ELSE json_get_bool(configuration, 'rbac_authorization_enabled') END AS rbac
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_key_vault'
