/*
Topics and domains of Event Grid.
  local_auth             access keys are accepted (absent means true)
  public_network_access  Enabled, Disabled (template default: Enabled)
  identity               kind of managed identity: SystemAssigned, UserAssigned, both, None (absent means None)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/eventgrid_domain
  https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/eventgrid_topic
*/
CREATE VIEW azure_event_grid AS
SELECT resource_uid, configuration ->> 'name' AS name,
  NOT json_bool_or(false, configuration, 'properties', 'disableLocalAuth') AS local_auth,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  json_text_or('None', configuration, 'identity', 'type') AS identity
FROM changes WHERE shape = 'azure' AND resource_type IN ('microsoft.eventgrid/topics', 'microsoft.eventgrid/domains')
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.eventgrid/topics
--   https://learn.microsoft.com/azure/templates/microsoft.eventgrid/domains
SELECT resource_uid, configuration ->> 'name' AS name,
  NOT json_bool_or(false, configuration, 'properties', 'disableLocalAuth') AS local_auth,
  json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  json_text_or('None', configuration, 'identity', 'type') AS identity
FROM changes WHERE shape = 'arm' AND resource_type IN ('microsoft.eventgrid/topics', 'microsoft.eventgrid/domains')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(true, configuration, 'local_auth_enabled') AS local_auth,
  enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled')) AS public_network_access,
  json_text_or('None', configuration, 'identity', 0, 'type') AS identity
FROM changes WHERE shape = 'terraform' AND resource_type IN ('azurerm_eventgrid_topic', 'azurerm_eventgrid_domain')
