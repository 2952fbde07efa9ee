/*
Azure Firewalls.
  threat_intelligence  what happens to traffic with known bad hosts: Off, Alert, Deny (default: Alert)
  policy               id of the firewall policy; the empty text: none, so the firewall's own rules hold
*/
CREATE VIEW azure_firewall AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'threatIntelMode') AS threat_intelligence,
  json_text_or('', configuration, 'properties', 'firewallPolicy', 'id') AS policy
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.network/azurefirewalls'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.network/azurefirewalls
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('Alert', configuration, 'properties', 'threatIntelMode') AS threat_intelligence,
  json_text_or('', configuration, 'properties', 'firewallPolicy', 'id') AS policy
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.network/azurefirewalls'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('Alert', configuration, 'threat_intel_mode') AS threat_intelligence,
  json_text_or('', configuration, 'firewall_policy_id') AS policy
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_firewall'
