/*
Who reaches Event Grid: topics, domains, and namespaces.
  public_network_access  Enabled, Disabled, SecuredByPerimeter; NULL: not said
https://learn.microsoft.com/azure/templates/microsoft.eventgrid/namespaces
*/
CREATE VIEW azure_event_grid_network AS
SELECT resource_uid, name, public_network_access FROM azure_event_grid
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access
FROM changes
WHERE shape IN ('azure', 'arm') AND resource_type IN ('microsoft.eventgrid/namespaces', 'microsoft.eventgrid/partnernamespaces')
UNION ALL BY NAME
-- https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/eventgrid_namespace
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('Enabled', configuration, 'public_network_access') AS public_network_access
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_eventgrid_namespace'
