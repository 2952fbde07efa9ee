/*
Config maps.
  name, namespace, cluster
  data   JSON of the keys and their texts; {} where there are none
*/
CREATE VIEW k8s_config_map AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster,
  CASE WHEN NOT json_has(configuration, 'data') THEN '{}' ELSE configuration -> 'data' END AS data
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'ConfigMap'
