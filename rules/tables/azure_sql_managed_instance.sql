/*
Managed instances of Azure SQL.
  public_endpoint  a public address answers (the reference states no default; Terraform's: false)
  minimum_tls      lowest TLS version: None, 1.0, 1.1, 1.2
  identity         kind of managed identity: SystemAssigned, UserAssigned, both, None (absent means None)
  entra_only       passwords of SQL are refused (default: false)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_managed_instance
*/
CREATE VIEW azure_sql_managed_instance AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('None', configuration, 'identity', 'type') AS identity,
  -- Where the server does not say it, a resource beside it may.
  CASE WHEN json_has(configuration, 'properties', 'administrators', 'azureADOnlyAuthentication') IS NOT FALSE
      THEN json_get_bool(configuration, 'properties', 'administrators', 'azureADOnlyAuthentication')
    ELSE json_get_bool(array_filter(json_array_or_empty(configuration, 'resources'), lambda r :
      json_get_str(r, 'type') ILIKE '%/azureADOnlyAuthentications')[1], 'properties', 'azureADOnlyAuthentication') END AS entra_only,
  json_get_bool(configuration, 'properties', 'publicDataEndpointEnabled') AS public_endpoint,
  json_version_or(NULL, configuration -> 'properties', 'minimalTlsVersion') AS minimum_tls
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.sql/managedinstances'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.sql/managedinstances
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('None', configuration, 'identity', 'type') AS identity,
  CASE WHEN json_has(configuration, 'properties', 'administrators', 'azureADOnlyAuthentication') IS NOT FALSE
      THEN json_get_bool(configuration, 'properties', 'administrators', 'azureADOnlyAuthentication')
    ELSE json_bool_or(false, coalesce(array_filter(json_array_or_empty(configuration, 'resources'), lambda r :
      json_get_str(r, 'type') ILIKE '%/azureADOnlyAuthentications')[1], '{}'), 'properties', 'azureADOnlyAuthentication') END AS entra_only,
  json_get_bool(configuration, 'properties', 'publicDataEndpointEnabled') AS public_endpoint,
  json_version_or(NULL, configuration -> 'properties', 'minimalTlsVersion') AS minimum_tls
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.sql/managedinstances'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('None', configuration, 'identity', 0, 'type') AS identity,
  json_bool_or(false, configuration, 'azure_active_directory_administrator', 0, 'azuread_authentication_only_enabled') AS entra_only,
  json_bool_or(false, configuration, 'public_data_endpoint_enabled') AS public_endpoint,
  json_text_or('1.2', configuration, 'minimum_tls_version') AS minimum_tls
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_mssql_managed_instance'
