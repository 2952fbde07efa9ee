/*
Every object, for questions that are about no kind in particular.
  name, namespace, cluster
  api_version   NULL: not in the record
  labels        JSON; {} where there are none
*/
CREATE VIEW k8s_object AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster, configuration ->> 'apiVersion' AS api_version,
  CASE WHEN NOT json_has(configuration, 'metadata', 'labels') THEN '{}' ELSE configuration -> 'metadata' -> 'labels' END AS labels
FROM changes WHERE shape = 'kubernetes'
