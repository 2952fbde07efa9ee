/*
Environments of Container Apps.
  internal               it has an address in its virtual network alone (absent means false)
  public_network_access  Enabled, Disabled; NULL: not said
https://learn.microsoft.com/azure/templates/microsoft.app/managedenvironments
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_app_environment
*/
CREATE VIEW azure_container_app_environment AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'vnetConfiguration', 'internal') AS internal,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.app/managedenvironments'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'internal_load_balancer_enabled') AS internal,
  json_get_str(configuration, 'public_network_access') AS public_network_access
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_container_app_environment'
