/*
Whether SQL managed instances refuse passwords of SQL: of an instance itself, or the setting by itself.
  entra_only  passwords of SQL are refused
https://learn.microsoft.com/azure/templates/microsoft.sql/managedinstances/azureadonlyauthentications
*/
CREATE VIEW azure_sql_managed_instance_entra_only AS
SELECT resource_uid, name, entra_only FROM azure_sql_managed_instance
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_bool(configuration, 'properties',
    either_member(configuration -> 'properties', 'azureADOnlyAuthentication', 'azureAdOnlyAuthentication')) AS entra_only
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.sql/managedinstances/azureadonlyauthentications'
