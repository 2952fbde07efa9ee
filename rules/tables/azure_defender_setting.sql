/*
Settings of Defender for Cloud: what it shares data with.
  setting  MCAS, WDATP, Sentinel, in upper case
  enabled  it is on
https://learn.microsoft.com/azure/templates/microsoft.security/settings
*/
CREATE VIEW azure_defender_setting AS
SELECT resource_uid, configuration ->> 'name' AS name, upper(regexp_replace(configuration ->> 'name', '^.*/', '')) AS setting,
  json_get_bool(configuration, 'properties', 'enabled') AS enabled
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.security/settings'
UNION ALL BY NAME
-- https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/security_center_setting
SELECT resource_uid, configuration ->> 'setting_name' AS name, upper(configuration ->> 'setting_name') AS setting,
  json_get_bool(configuration, 'enabled') AS enabled
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_security_center_setting'
