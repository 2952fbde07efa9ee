/*
Databases of Azure SQL.
  ledger          the database keeps tamper-evident ledger tables (default: false)
  zone_redundant  replicas stand in several zones (template default: false)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_database
*/
CREATE VIEW azure_sql_database AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'isLedgerOn') AS ledger,
  json_get_bool(configuration, 'properties', 'zoneRedundant') AS zone_redundant
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.sql/servers/databases'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.sql/servers/databases
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'isLedgerOn') AS ledger,
  json_bool_or(false, configuration, 'properties', 'zoneRedundant') AS zone_redundant
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.sql/servers/databases'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'ledger_enabled') AS ledger,
  json_bool_or(false, configuration, 'zone_redundant') AS zone_redundant
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_mssql_database'
