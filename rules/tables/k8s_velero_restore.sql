/*
Velero's restores. Document: https://velero.io/docs/main/api-types/restore/
  name, namespace, cluster
  targets   namespaces into which others are restored (namespaceMapping)
*/
CREATE VIEW k8s_velero_restore AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster,
  array_transform(
    json_entries(CASE WHEN NOT json_has(configuration, 'spec', 'namespaceMapping') THEN '{}'
      ELSE configuration -> 'spec' -> 'namespaceMapping' END),
    lambda m : json_as_text(m['value'])) AS targets
FROM changes
WHERE shape = 'kubernetes' AND resource_type = 'Restore' AND (configuration ->> 'apiVersion' LIKE 'velero.io/%') IS NOT FALSE
