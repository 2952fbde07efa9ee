/*
Automatic provisioning of Defender's agents.
  state  On, Off
*/
CREATE VIEW azure_defender_provisioning AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'autoProvision') AS state
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.security/autoprovisioningsettings'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'auto_provision') AS state
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_security_center_auto_provisioning'
