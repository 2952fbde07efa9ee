/*
Storage classes. Default: https://kubernetes.io/docs/concepts/storage/storage-classes/#reclaim-policy
  name, cluster
  provisioner
  reclaim_policy   what becomes of a volume when its claim is deleted: Delete by default, Retain
*/
CREATE VIEW k8s_storage_class AS
SELECT resource_uid, resource_type, resource_name AS name, account AS cluster, configuration ->> 'provisioner' AS provisioner,
  json_text_or('Delete', configuration, 'reclaimPolicy') AS reclaim_policy
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'StorageClass'
