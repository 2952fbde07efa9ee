/*
Workflows of Logic Apps (consumption).
  callers     list of ranges whose calls start it; empty: everybody's who has the address
  by_request  some trigger waits for HTTP requests
*/
CREATE VIEW azure_logic_workflow AS
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.logic/workflows
SELECT resource_uid, configuration ->> 'name' AS name,
  json_texts_at(
    json_array_or_empty(configuration, 'properties', 'accessControl', 'triggers', 'allowedCallerIpAddresses'),
    'addressRange') AS callers,
  any_match(json_entries(configuration, 'properties', 'definition', 'triggers'), lambda t :
    lower(json_get_str(t['value'], 'type')) = 'request') AS by_request
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.logic/workflows'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_texts_or_empty(configuration, 'access_control', 0, 'trigger', 0, 'allowed_caller_ip_address_range') AS callers
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_logic_app_workflow'
