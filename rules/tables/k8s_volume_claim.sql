/*
Claims on storage: PersistentVolumeClaims by themselves, and those that a StatefulSet makes for its pods.
  name, namespace, cluster   of the object
  claims   list of {name, storage_class, named_class, access_modes}; named_class false: the cluster's default
*/
CREATE VIEW k8s_volume_claim AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster,
  CASE WHEN json_has(configuration, 'spec')
      THEN array_transform(json_list(configuration), lambda c :
        named_struct('name', c -> 'metadata' ->> 'name', 'storage_class', json_text_or('', c, 'spec', 'storageClassName'),
          'named_class', json_has(c, 'spec', 'storageClassName'),
          'access_modes', json_texts_or_empty(c, 'spec', 'accessModes'))) END AS claims
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'PersistentVolumeClaim'
UNION ALL BY NAME
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster,
  array_transform(json_array_or_empty(configuration, 'spec', 'volumeClaimTemplates'), lambda c :
    named_struct('name', c -> 'metadata' ->> 'name', 'storage_class', json_text_or('', c, 'spec', 'storageClassName'),
          'named_class', json_has(c, 'spec', 'storageClassName'),
      'access_modes', json_texts_or_empty(c, 'spec', 'accessModes'))) AS claims
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'StatefulSet'
