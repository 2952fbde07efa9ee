/*
Firewall rules of SQL, PostgreSQL, MySQL and MariaDB servers, Synapse workspaces, Mongo clusters and Redis caches.
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
    'microsoft.synapse/workspaces/firewallrules', 'microsoft.documentdb/mongoclusters/firewallrules',
    'microsoft.dbforpostgresql/servergroupsv2/firewallrules')
UNION ALL BY NAME
-- https://learn.microsoft.com/azure/templates/microsoft.sql/servers/ipv6firewallrules
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'startIPv6Address') AS first_address,
  json_get_str(configuration, 'properties', 'endIPv6Address') AS last_address
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.sql/servers/ipv6firewallrules'
UNION ALL BY NAME
-- https://learn.microsoft.com/azure/templates/microsoft.cache/redis/firewallrules
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', either_member(configuration -> 'properties', 'startIP', 'startIp')) AS first_address,
  json_get_str(configuration, 'properties', either_member(configuration -> 'properties', 'endIP', 'endIp')) AS last_address
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.cache/redis/firewallrules'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'start_ip_address') AS first_address,
  json_get_str(configuration, 'end_ip_address') AS last_address
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('azurerm_mssql_firewall_rule', 'azurerm_sql_firewall_rule', 'azurerm_postgresql_firewall_rule',
    'azurerm_postgresql_flexible_server_firewall_rule', 'azurerm_mysql_firewall_rule',
    'azurerm_mysql_flexible_server_firewall_rule', 'azurerm_mariadb_firewall_rule', 'azurerm_synapse_firewall_rule',
    'azurerm_mongo_cluster_firewall_rule', 'azurerm_cosmosdb_postgresql_firewall_rule')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'start_ip') AS first_address,
  json_get_str(configuration, 'end_ip') AS last_address
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_redis_firewall_rule'
