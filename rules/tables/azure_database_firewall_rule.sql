/*
Firewall rules of SQL, PostgreSQL, MySQL and MariaDB servers and of Synapse workspaces.
  first_address  first address that is let in
  last_address   last address that is let in; 0.0.0.0 to 0.0.0.0 stands for all of Azure
*/
CREATE VIEW azure_database_firewall_rule AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'startIpAddress') AS first_address,
  json_get_str(configuration, 'properties', 'endIpAddress') AS last_address
FROM changes
WHERE shape IN ('azure', 'arm')
  AND resource_type IN ('microsoft.sql/servers/firewallrules', 'microsoft.dbforpostgresql/servers/firewallrules',
    'microsoft.dbforpostgresql/flexibleservers/firewallrules', 'microsoft.dbformysql/servers/firewallrules',
    'microsoft.dbformysql/flexibleservers/firewallrules', 'microsoft.dbformariadb/servers/firewallrules',
    'microsoft.synapse/workspaces/firewallrules')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'start_ip_address') AS first_address,
  json_get_str(configuration, 'end_ip_address') AS last_address
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('azurerm_mssql_firewall_rule', 'azurerm_sql_firewall_rule', 'azurerm_postgresql_firewall_rule',
    'azurerm_postgresql_flexible_server_firewall_rule', 'azurerm_mysql_firewall_rule',
    'azurerm_mysql_flexible_server_firewall_rule', 'azurerm_mariadb_firewall_rule', 'azurerm_synapse_firewall_rule')
