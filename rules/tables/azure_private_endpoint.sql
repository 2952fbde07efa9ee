/*
Live resources and the private endpoints by which virtual networks reach them.
  type       as the provider names it, in lower case
  endpoints  number of connections of private endpoints; NULL: not in the record
https://learn.microsoft.com/azure/private-link/private-endpoint-overview
*/
CREATE VIEW azure_private_endpoint AS
SELECT resource_uid, configuration ->> 'name' AS name, resource_type AS type,
  CASE WHEN json_is_null(configuration -> 'properties', 'privateEndpointConnections') THEN 0
    ELSE array_length(json_get_array(configuration, 'properties', 'privateEndpointConnections')) END AS endpoints
FROM changes
WHERE shape = 'azure' AND resource_type IN ('microsoft.storage/storageaccounts', 'microsoft.keyvault/vaults',
  'microsoft.documentdb/databaseaccounts', 'microsoft.containerregistry/registries')
