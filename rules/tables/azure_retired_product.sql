/*
Resources of products that Azure has retired or will, or of which a kind has.
  product  what is retired, and when; empty: it is not
https://learn.microsoft.com/azure/mysql/migrate/whats-happening-to-mysql-single-server
https://learn.microsoft.com/azure/postgresql/migrate/whats-happening-to-postgresql-single-server
https://learn.microsoft.com/azure/mariadb/whats-happening-to-mariadb
https://learn.microsoft.com/azure/azure-cache-for-redis/retirement-faq
https://learn.microsoft.com/azure/storage/common/classic-account-migration-overview
https://learn.microsoft.com/azure/virtual-machines/classic-vm-deprecation
https://learn.microsoft.com/azure/load-balancer/load-balancer-basic-upgrade-guidance
https://learn.microsoft.com/azure/data-factory/v1/data-factory-introduction
*/
CREATE VIEW azure_retired_product AS
SELECT resource_uid, resource_name AS name,
  CASE
    WHEN resource_type IN ('microsoft.dbformysql/servers', 'azurerm_mysql_server') THEN 'MySQL single server, September 2024'
    WHEN resource_type IN ('microsoft.dbforpostgresql/servers', 'azurerm_postgresql_server') THEN 'PostgreSQL single server, March 2025'
    WHEN resource_type IN ('microsoft.dbformariadb/servers', 'azurerm_mariadb_server') THEN 'MariaDB, September 2025'
    WHEN resource_type IN ('microsoft.cache/redis', 'azurerm_redis_cache') THEN 'Azure Cache for Redis, September 2028'
    WHEN resource_type = 'microsoft.classicstorage/storageaccounts' THEN 'classic storage account, August 2024'
    WHEN resource_type = 'microsoft.classiccompute/virtualmachines' THEN 'classic virtual machine, September 2023'
    WHEN resource_type = 'microsoft.classiccompute/domainnames' THEN 'classic cloud service, August 2024'
    ELSE 'Data Factory version 1' END AS product
FROM changes
WHERE shape IN ('azure', 'arm', 'terraform')
  AND resource_type IN ('microsoft.dbformysql/servers', 'microsoft.dbforpostgresql/servers', 'microsoft.dbformariadb/servers',
    'microsoft.classicstorage/storageaccounts', 'microsoft.classiccompute/virtualmachines', 'microsoft.classiccompute/domainnames',
    'microsoft.datafactory/datafactories', 'microsoft.cache/redis', 'azurerm_mysql_server', 'azurerm_postgresql_server',
    'azurerm_mariadb_server', 'azurerm_redis_cache')
UNION ALL BY NAME
-- Azure Managed Redis is of the same type: its tiers have other names.
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE json_get_str(configuration, 'sku', 'name') ILIKE 'enterprise%'
    WHEN true THEN 'Azure Cache for Redis Enterprise, March 2027' WHEN false THEN '' END AS product
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.cache/redisenterprise'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE json_get_str(configuration, 'sku_name') LIKE 'Enterprise%'
    WHEN true THEN 'Azure Cache for Redis Enterprise, March 2027' WHEN false THEN '' END AS product
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_redis_enterprise_cluster'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE lower(json_text_or(CASE WHEN shape = 'arm' THEN 'Basic' END, configuration, 'sku', 'name')) = 'basic'
    WHEN true THEN 'load balancer of tier Basic, September 2025' WHEN false THEN '' END AS product
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.network/loadbalancers'
UNION ALL BY NAME
-- https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/lb
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE json_text_or('Standard', configuration, 'sku') = 'Basic'
    WHEN true THEN 'load balancer of tier Basic, September 2025' WHEN false THEN '' END AS product
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_lb'
