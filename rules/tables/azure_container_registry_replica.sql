/*
Replicas of container registries, and registries with the replicas that their plan names.
  replicas  number of further regions
*/
CREATE VIEW azure_container_registry_replica AS
SELECT resource_uid, configuration ->> 'name' AS name,
  CAST(1 AS BIGINT) AS replicas
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.containerregistry/registries/replications'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  CAST(array_length(json_array_or_empty(configuration, 'georeplications')) + array_length(json_texts_or_empty(configuration,
    'georeplication_locations')) AS BIGINT) AS replicas
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_container_registry'
