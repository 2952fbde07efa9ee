/*
Container apps.
  plain_http  its ingress answers HTTP without redirecting (absent means false)
  external    its ingress can be reached from outside the environment (absent means false)
  identity    kind of managed identity: SystemAssigned, UserAssigned, both, None (absent means None)
  restricted  its ingress lets listed addresses in alone, or asks for certificates (absent means false)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_app
*/
CREATE VIEW azure_container_app AS
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.app/containerapps
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'configuration', 'ingress', 'allowInsecure') AS plain_http,
  json_text_or('None', configuration, 'identity', 'type') AS identity,
  array_length(json_array_or_empty(configuration, 'properties', 'configuration', 'ingress', 'ipSecurityRestrictions')) > 0
    OR lower(json_text_or('', configuration, 'properties', 'configuration', 'ingress', 'clientCertificateMode')) = 'require' AS restricted,
  json_bool_or(false, configuration, 'properties', 'configuration', 'ingress', 'external') AS external
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.app/containerapps'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'ingress', 0, 'allow_insecure_connections') AS plain_http,
  json_text_or('None', configuration, 'identity', 0, 'type') AS identity,
  array_length(json_array_or_empty(configuration, 'ingress', 0, 'ip_security_restriction')) > 0
    OR lower(json_text_or('', configuration, 'ingress', 0, 'client_certificate_mode')) = 'require' AS restricted,
  json_bool_or(false, configuration, 'ingress', 0, 'external_enabled') AS external
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_container_app'
