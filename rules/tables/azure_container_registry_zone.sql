/*
Container registries and their replicas: over how many zones they stand.
  zone_redundant  copies stand in several zones; NULL where the template does not say it: then the region decides
https://learn.microsoft.com/azure/container-registry/zone-redundancy (by default wherever a region has zones)
*/
CREATE VIEW azure_container_registry_zone AS
SELECT resource_uid, configuration ->> 'name' AS name,
  is_enabled(json_get_str(configuration, 'properties', 'zoneRedundancy')) AS zone_redundant
FROM changes
WHERE shape = 'azure'
  AND resource_type IN ('microsoft.containerregistry/registries', 'microsoft.containerregistry/registries/replications')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  is_enabled(json_get_str(configuration, 'properties', 'zoneRedundancy')) AS zone_redundant
FROM changes
WHERE shape = 'arm'
  AND resource_type IN ('microsoft.containerregistry/registries', 'microsoft.containerregistry/registries/replications')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'zone_redundancy_enabled') AS zone_redundant
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_container_registry'
