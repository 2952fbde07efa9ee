/*
Config maps.
  name, namespace, cluster
  data   JSON of the keys and their texts; {} where there are none
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/config_map_v1
*/
CREATE VIEW k8s_config_map AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster,
  CASE WHEN NOT json_has(configuration, 'data') THEN '{}' ELSE configuration -> 'data' END AS data
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'ConfigMap'
UNION ALL BY NAME
SELECT resource_uid, 'ConfigMap' AS resource_type, configuration -> 'metadata' -> 0 ->> 'name' AS name,
  configuration -> 'metadata' -> 0 ->> 'namespace' AS namespace, account AS cluster,
  CASE WHEN NOT json_has(configuration, 'data') THEN '{}' ELSE configuration -> 'data' END AS data
FROM changes WHERE shape = 'terraform' AND resource_type IN ('kubernetes_config_map', 'kubernetes_config_map_v1', 'kubernetes_config_map_v1_data')
