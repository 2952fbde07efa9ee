/*
Persistent volumes. Document: https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/persistent-volume-v1/
  name, cluster
  host_path        path of the node; NULL: the volume is none
  types            kinds of storage among its members: csi, nfs, hostPath
  reclaim_policy   what becomes of it when its claim is deleted: Retain by default, Delete
*/
CREATE VIEW k8s_persistent_volume AS
SELECT resource_uid, resource_type, resource_name AS name, account AS cluster,
  configuration -> 'spec' -> 'hostPath' ->> 'path' AS host_path,
  array_filter(json_keys(configuration, 'spec'), lambda k :
    k NOT IN ('accessModes', 'capacity', 'claimRef', 'mountOptions', 'nodeAffinity', 'persistentVolumeReclaimPolicy',
      'storageClassName', 'volumeAttributesClassName', 'volumeMode')) AS types,
  json_text_or('Retain', configuration, 'spec', 'persistentVolumeReclaimPolicy') AS reclaim_policy
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'PersistentVolume'
