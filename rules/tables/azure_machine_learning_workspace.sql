/*
Workspaces of Machine Learning.
  public_network_access  Enabled, Disabled (template default: Enabled)
  high_business_impact   less is sent to Microsoft for diagnosis, and more is encrypted (absent means false)
  customer_key           data is encrypted with a key of your own (absent means false)
  identity               kind of managed identity: SystemAssigned, UserAssigned, both, None
  outbound               isolation of the managed network: AllowInternetOutbound, AllowOnlyApprovedOutbound, Disabled; NULL: not said
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/machine_learning_workspace
*/
CREATE VIEW azure_machine_learning_workspace AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  json_text_or('None', configuration, 'identity', 'type') AS identity,
  json_get_str(configuration, 'properties', 'managedNetwork', 'isolationMode') AS outbound,
  json_bool_or(false, configuration, 'properties', 'hbiWorkspace') AS high_business_impact,
  lower(json_text_or('Disabled', configuration, 'properties', 'encryption', 'status')) = 'enabled' AS customer_key
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.machinelearningservices/workspaces'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.machinelearningservices/workspaces
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  json_text_or('None', configuration, 'identity', 'type') AS identity,
  json_get_str(configuration, 'properties', 'managedNetwork', 'isolationMode') AS outbound,
  json_bool_or(false, configuration, 'properties', 'hbiWorkspace') AS high_business_impact,
  lower(json_text_or('Disabled', configuration, 'properties', 'encryption', 'status')) = 'enabled' AS customer_key
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.machinelearningservices/workspaces'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled')) AS public_network_access,
  json_text_or('None', configuration, 'identity', 0, 'type') AS identity,
  json_get_str(configuration, 'managed_network', 0, 'isolation_mode') AS outbound,
  json_bool_or(false, configuration, 'high_business_impact') AS high_business_impact,
  json_has(configuration, 'encryption', 0) AS customer_key
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_machine_learning_workspace'
