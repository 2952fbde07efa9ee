/*
Automation accounts.
  public_network_access  Enabled or Disabled (template default: Enabled)
  local_auth             keys are accepted (absent means true)
  identity               kind of managed identity: SystemAssigned, UserAssigned, both, None (absent means None)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/automation_account
*/
CREATE VIEW azure_automation_account AS
SELECT resource_uid, configuration ->> 'name' AS name,
  enabled_word(json_get_bool(configuration, 'properties', 'publicNetworkAccess')) AS public_network_access,
  json_text_or('None', configuration, 'identity', 'type') AS identity,
  NOT json_bool_or(false, configuration, 'properties', 'disableLocalAuth') AS local_auth
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.automation/automationaccounts'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.automation/automationaccounts
SELECT resource_uid, configuration ->> 'name' AS name,
  enabled_word(json_bool_or(true, configuration, 'properties', 'publicNetworkAccess')) AS public_network_access,
  json_text_or('None', configuration, 'identity', 'type') AS identity,
  NOT json_bool_or(false, configuration, 'properties', 'disableLocalAuth') AS local_auth
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.automation/automationaccounts'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled')) AS public_network_access,
  json_text_or('None', configuration, 'identity', 0, 'type') AS identity,
  json_bool_or(true, configuration, 'local_authentication_enabled') AS local_auth
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_automation_account'
