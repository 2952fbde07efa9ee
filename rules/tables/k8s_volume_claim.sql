/*
Claims on storage: PersistentVolumeClaims by themselves, and those that a StatefulSet makes for its pods.
  name, namespace, cluster   of the object
  claims   list of {name, storage_class, named_class, access_modes}; named_class false: the cluster's default
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/persistent_volume_claim_v1
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/stateful_set_v1
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
UNION ALL BY NAME
SELECT resource_uid, 'PersistentVolumeClaim' AS resource_type, configuration -> 'metadata' -> 0 ->> 'name' AS name,
  configuration -> 'metadata' -> 0 ->> 'namespace' AS namespace, account AS cluster,
  CASE WHEN json_has(configuration, 'spec', 0) THEN array_transform(json_list(configuration), lambda c : named_struct(
    'name', c -> 'metadata' -> 0 ->> 'name', 'storage_class', json_text_or('', c, 'spec', 0, 'storage_class_name'),
    'named_class', json_has(c, 'spec', 0, 'storage_class_name'), 'access_modes', json_texts_or_empty(c, 'spec', 0, 'access_modes'))) END AS claims
FROM changes WHERE shape = 'terraform' AND resource_type IN ('kubernetes_persistent_volume_claim', 'kubernetes_persistent_volume_claim_v1')
UNION ALL BY NAME
SELECT resource_uid, 'StatefulSet' AS resource_type, configuration -> 'metadata' -> 0 ->> 'name' AS name,
  configuration -> 'metadata' -> 0 ->> 'namespace' AS namespace, account AS cluster,
  array_transform(json_array_or_empty(configuration, 'spec', 0, 'volume_claim_template'), lambda c : named_struct(
    'name', c -> 'metadata' -> 0 ->> 'name', 'storage_class', json_text_or('', c, 'spec', 0, 'storage_class_name'),
    'named_class', json_has(c, 'spec', 0, 'storage_class_name'), 'access_modes', json_texts_or_empty(c, 'spec', 0, 'access_modes'))) AS claims
FROM changes WHERE shape = 'terraform' AND resource_type IN ('kubernetes_stateful_set', 'kubernetes_stateful_set_v1')
