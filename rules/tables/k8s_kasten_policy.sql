/*
Policies of Kasten.
Document: https://docs.kasten.io/latest/api/policies
  name, namespace, cluster
  actions  what it does: backup, export, import, restore, report
*/
CREATE VIEW k8s_kasten_policy AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster,
  array_transform(json_get_array(configuration, 'spec', 'actions'), lambda a : json_get_str(a, 'action')) AS actions
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'Policy' AND configuration ->> 'apiVersion' LIKE 'config.kio.kasten.io/%'
