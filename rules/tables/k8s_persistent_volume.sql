/*
Persistent volumes. Document: https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/persistent-volume-v1/
  name, cluster
  host_path        path of the node; NULL: the volume is none
  types            kinds of storage among its members: csi, nfs, hostPath
  reclaim_policy   what becomes of it when its claim is deleted: Retain by default, Delete
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/persistent_volume_v1
*/
CREATE VIEW k8s_persistent_volume AS
SELECT resource_uid, resource_type, resource_name AS name, account AS cluster,
  configuration -> 'spec' -> 'hostPath' ->> 'path' AS host_path,
  array_filter(json_keys(configuration, 'spec'), lambda k :
    k NOT IN ('accessModes', 'capacity', 'claimRef', 'mountOptions', 'nodeAffinity', 'persistentVolumeReclaimPolicy',
      'storageClassName', 'volumeAttributesClassName', 'volumeMode')) AS types,
  json_text_or('Retain', configuration, 'spec', 'persistentVolumeReclaimPolicy') AS reclaim_policy
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'PersistentVolume'
UNION ALL BY NAME
SELECT resource_uid, 'PersistentVolume' AS resource_type, configuration -> 'metadata' -> 0 ->> 'name' AS name, account AS cluster,
  configuration -> 'spec' -> 0 -> 'persistent_volume_source' -> 0 -> 'host_path' -> 0 ->> 'path' AS host_path,
  CASE WHEN json_has(configuration, 'spec', 0, 'persistent_volume_source', 0, 'host_path', 0) IS NOT NULL THEN array_transform(
    array_filter(json_keys(configuration, 'spec', 0, 'persistent_volume_source', 0), lambda k :
      (k = 'host_path') = json_has(configuration, 'spec', 0, 'persistent_volume_source', 0, 'host_path', 0)),
    lambda k : CASE k WHEN 'host_path' THEN 'hostPath' ELSE k END) END AS types,
  json_text_or('Retain', configuration, 'spec', 0, 'persistent_volume_reclaim_policy') AS reclaim_policy
FROM changes WHERE shape = 'terraform' AND resource_type IN ('kubernetes_persistent_volume', 'kubernetes_persistent_volume_v1')
