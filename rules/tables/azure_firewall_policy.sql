/*
Firewall policies.
  intrusion_detection  Off, Alert, Deny (default: Off)
  threat_intelligence  Off, Alert, Deny (default: Alert)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/firewall_policy
*/
CREATE VIEW azure_firewall_policy AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'intrusionDetection', 'mode') AS intrusion_detection,
  json_get_str(configuration, 'properties', 'threatIntelMode') AS threat_intelligence
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.network/firewallpolicies'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.network/firewallpolicies
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('Off', configuration, 'properties', 'intrusionDetection', 'mode') AS intrusion_detection,
  json_text_or('Alert', configuration, 'properties', 'threatIntelMode') AS threat_intelligence
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.network/firewallpolicies'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('Off', configuration, 'intrusion_detection', 0, 'mode') AS intrusion_detection,
  json_text_or('Alert', configuration, 'threat_intelligence_mode') AS threat_intelligence
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_firewall_policy'
