/*
Whether SQL servers and managed instances refuse passwords of SQL: of a server itself, or the setting by itself.
  entra_only  passwords of SQL are refused
https://learn.microsoft.com/azure/templates/microsoft.sql/servers/azureadonlyauthentications
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server
*/
CREATE VIEW azure_sql_entra_only AS
SELECT resource_uid, name, entra_only FROM azure_sql_server
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_bool(configuration, 'properties',
    either_member(configuration -> 'properties', 'azureADOnlyAuthentication', 'azureAdOnlyAuthentication')) AS entra_only
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.sql/servers/azureadonlyauthentications'
