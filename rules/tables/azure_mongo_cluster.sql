/*
Mongo clusters of Cosmos DB.
  modes                  list of how callers sign in: NativeAuth, MicrosoftEntraID (template default: NativeAuth)
  public_network_access  Enabled, Disabled; NULL: not said
https://learn.microsoft.com/azure/templates/microsoft.documentdb/mongoclusters
*/
CREATE VIEW azure_mongo_cluster AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_texts(configuration, 'properties', 'authConfig', 'allowedModes') AS modes,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.documentdb/mongoclusters'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_texts_or_empty(configuration, 'properties', 'authConfig', 'allowedModes') AS modes,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.documentdb/mongoclusters'
UNION ALL BY NAME
-- https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mongo_cluster
SELECT resource_uid, configuration ->> 'name' AS name,
  json_texts_or_empty(configuration, 'authentication_methods') AS modes,
  json_text_or('Enabled', configuration, 'public_network_access') AS public_network_access
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_mongo_cluster'
