/*
App Service Environments.
  zone_redundant       instances stand in several zones (template default: false)
  internal_encryption  traffic and files within it are encrypted (absent means false)
  old_tls_off          TLS 1.0 is refused (absent means false)
  kind                 ASEV1, ASEV2: retired versions; ASEV3; NULL: not said
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_service_environment_v3
*/
CREATE VIEW azure_app_service_environment AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'kind') AS kind,
  json_get_bool(configuration, 'properties', 'zoneRedundant') AS zone_redundant,
  any_match(json_array_or_empty(configuration, 'properties', 'clusterSettings'), lambda s :
    lower(json_get_str(s, 'name')) = 'internalencryption' AND lower(json_as_text(s, 'value')) = 'true') AS internal_encryption,
  any_match(json_array_or_empty(configuration, 'properties', 'clusterSettings'), lambda s :
    json_get_str(s, 'name') = 'DisableTls1.0' AND lower(json_as_text(s, 'value')) IN ('1', 'true')) AS old_tls_off
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.web/hostingenvironments'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.web/hostingenvironments
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'kind') AS kind,
  json_bool_or(false, configuration, 'properties', 'zoneRedundant') AS zone_redundant,
  any_match(json_array_or_empty(configuration, 'properties', 'clusterSettings'), lambda s :
    lower(json_get_str(s, 'name')) = 'internalencryption' AND lower(json_as_text(s, 'value')) = 'true') AS internal_encryption,
  any_match(json_array_or_empty(configuration, 'properties', 'clusterSettings'), lambda s :
    json_get_str(s, 'name') = 'DisableTls1.0' AND lower(json_as_text(s, 'value')) IN ('1', 'true')) AS old_tls_off
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.web/hostingenvironments'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  'ASEV3' AS kind,
  json_bool_or(false, configuration, 'zone_redundant') AS zone_redundant,
  any_match(json_array_or_empty(configuration, 'cluster_setting'), lambda s :
    lower(json_get_str(s, 'name')) = 'internalencryption' AND lower(json_as_text(s, 'value')) = 'true') AS internal_encryption,
  any_match(json_array_or_empty(configuration, 'cluster_setting'), lambda s :
    json_get_str(s, 'name') = 'DisableTls1.0' AND lower(json_as_text(s, 'value')) IN ('1', 'true')) AS old_tls_off
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_app_service_environment_v3'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, 'ASEV2' AS kind
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_app_service_environment'
