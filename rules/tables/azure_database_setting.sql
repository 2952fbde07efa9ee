/*
Server parameters of PostgreSQL, MySQL and MariaDB: one row a parameter, or a server with the parameters that its template nests.
  resource_type  as the provider names it
  settings       list of {setting, value}, both in lower case
  server         the row is a server in a template: a parameter that it does not nest has its default
  single         a single server, which has other defaults than a flexible one
Defaults: https://learn.microsoft.com/azure/postgresql/single-server/concepts-server-logs,
https://learn.microsoft.com/azure/mysql/flexible-server/concepts-audit-logs
*/
CREATE VIEW azure_database_setting AS
SELECT resource_uid, configuration ->> 'name' AS name, resource_type, false AS server,
  make_array(named_struct(
    'setting', lower(regexp_replace(configuration ->> 'name', '^.*/', '')),
    'value', lower(json_as_text(configuration, 'properties', 'value')))) AS settings
FROM changes
WHERE shape IN ('azure', 'arm') AND resource_type IN ('microsoft.dbforpostgresql/servers/configurations',
  'microsoft.dbforpostgresql/flexibleservers/configurations', 'microsoft.dbformysql/servers/configurations',
  'microsoft.dbformysql/flexibleservers/configurations', 'microsoft.dbformariadb/servers/configurations')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, resource_type, true AS server,
  resource_type NOT LIKE '%flexible%' AS single,
  array_transform(
    array_filter(json_array_or_empty(configuration, 'resources'), lambda r : (lower(json_get_str(r, 'type')) LIKE '%configurations') IS NOT FALSE),
    lambda r : named_struct(
      'setting', CASE WHEN json_has(r, 'type') THEN lower(regexp_replace(json_get_str(r, 'name'), '^.*/', '')) END,
      'value', lower(json_as_text(r, 'properties', 'value')))) AS settings
FROM changes
WHERE shape = 'arm' AND resource_type IN ('microsoft.dbforpostgresql/servers', 'microsoft.dbforpostgresql/flexibleservers',
  'microsoft.dbformysql/servers', 'microsoft.dbformysql/flexibleservers', 'microsoft.dbformariadb/servers')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, resource_type, false AS server,
  make_array(named_struct(
    'setting', lower(configuration ->> 'name'), 'value', lower(json_as_text(configuration, 'value')))) AS settings
FROM changes
WHERE shape = 'terraform' AND resource_type IN ('azurerm_postgresql_configuration',
  'azurerm_postgresql_flexible_server_configuration', 'azurerm_mysql_configuration',
  'azurerm_mysql_flexible_server_configuration', 'azurerm_mariadb_configuration')
