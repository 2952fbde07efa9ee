/*
Logical servers of Azure SQL.
  minimum_tls            lowest TLS version: None, 1.0, 1.1, 1.2, 1.3 (template default: 1.2)
  public_network_access  Enabled, Disabled, SecuredByPerimeter (template default: Enabled)
  entra_administrator    an administrator of Entra ID is set, by the server or by a resource of the same template
  entra_only             passwords of SQL are refused (default: false)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server
*/
CREATE VIEW azure_sql_server AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_version_or(NULL, configuration -> 'properties', 'minimalTlsVersion') AS minimum_tls,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  -- An administrator has a name and an object id; one without names nobody.
  CASE WHEN json_has(configuration, 'properties', 'administrators')
      THEN json_text_or('', configuration, 'properties', 'administrators', 'login') <> ''
        OR json_text_or('', configuration, 'properties', 'administrators', 'sid') <> ''
    WHEN any_match(json_array_or_empty(configuration, 'resources'), lambda r :
        lower(json_get_str(r, 'type')) LIKE '%administrators')
      THEN true END AS entra_administrator,
  -- Where the server does not say it, a resource beside it may.
  CASE WHEN json_has(configuration, 'properties', 'administrators',
        either_member(configuration -> 'properties' -> 'administrators', 'azureADOnlyAuthentication', 'azureAdOnlyAuthentication')) IS NOT FALSE
      THEN json_get_bool(configuration, 'properties', 'administrators',
        either_member(configuration -> 'properties' -> 'administrators', 'azureADOnlyAuthentication', 'azureAdOnlyAuthentication'))
    ELSE json_get_bool(array_filter(json_array_or_empty(configuration, 'resources'), lambda r :
      json_get_str(r, 'type') ILIKE '%/azureADOnlyAuthentications')[1], 'properties', 'azureADOnlyAuthentication') END AS entra_only
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.sql/servers'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.sql/servers
SELECT resource_uid, configuration ->> 'name' AS name,
  json_version_or(NULL, configuration -> 'properties', 'minimalTlsVersion') AS minimum_tls,
  json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  -- An administrator has a name and an object id; one without names nobody.
  CASE WHEN json_has(configuration, 'properties', 'administrators')
      THEN json_text_or('', configuration, 'properties', 'administrators', 'login') <> ''
        OR json_text_or('', configuration, 'properties', 'administrators', 'sid') <> ''
    WHEN any_match(json_array_or_empty(configuration, 'resources'), lambda r :
        lower(json_get_str(r, 'type')) LIKE '%administrators')
      THEN true
    -- Of a server in a template that neither names nor nests one nobody is.
    WHEN NOT json_has(configuration, 'properties', 'administrators')
        AND NOT any_match(json_array_or_empty(configuration, 'resources'), lambda r : lower(json_get_str(r, 'type')) LIKE '%administrators')
      THEN false END AS entra_administrator,
  CASE WHEN json_has(configuration, 'properties', 'administrators', 'azureADOnlyAuthentication') IS NOT FALSE
      THEN json_get_bool(configuration, 'properties', 'administrators', 'azureADOnlyAuthentication')
    ELSE json_bool_or(false, coalesce(array_filter(json_array_or_empty(configuration, 'resources'), lambda r :
      json_get_str(r, 'type') ILIKE '%/azureADOnlyAuthentications')[1], '{}'), 'properties', 'azureADOnlyAuthentication') END AS entra_only
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.sql/servers'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  replace(json_text_or('1.2', configuration, 'minimum_tls_version'), 'Disabled', 'None') AS minimum_tls,
  enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled')) AS public_network_access,
  json_has(configuration, 'azuread_administrator', 0) AS entra_administrator,
  json_bool_or(false, configuration, 'azuread_administrator', 0, 'azuread_authentication_only') AS entra_only
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_mssql_server'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, 'Enabled' AS public_network_access, false AS entra_only,
  -- azurerm_sql_active_directory_administrator, which the plan lays over its server
  CASE WHEN json_has(configuration, '$administrator', 0) THEN true
    WHEN kind = 'create' THEN json_has(configuration, '$administrator', 0) END AS entra_administrator
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_sql_server'
