/*
What encrypts the databases of a SQL server or managed instance: the key of Azure or one of yours.
  key_kind  ServiceManaged, AzureKeyVault
*/
CREATE VIEW azure_sql_encryption_protector AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'serverKeyType') AS key_kind
FROM changes
WHERE shape IN ('azure', 'arm')
  AND resource_type IN ('microsoft.sql/servers/encryptionprotector', 'microsoft.sql/managedinstances/encryptionprotector')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE json_has(configuration, 'key_vault_key_id') WHEN true THEN 'AzureKeyVault' WHEN false THEN 'ServiceManaged' END AS key_kind
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('azurerm_mssql_server_transparent_data_encryption',
    'azurerm_mssql_managed_instance_transparent_data_encryption')
