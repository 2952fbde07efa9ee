/*
Storage classes. Default: https://kubernetes.io/docs/concepts/storage/storage-classes/#reclaim-policy
  name, cluster
  provisioner
  encrypted        the parameter of that name; the empty text: unset
  reclaim_policy   what becomes of a volume when its claim is deleted: Delete by default, Retain
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/storage_class_v1
*/
CREATE VIEW k8s_storage_class AS
SELECT resource_uid, resource_type, resource_name AS name, account AS cluster, json_get_str(configuration, 'provisioner') AS provisioner,
  json_text_or('Delete', configuration, 'reclaimPolicy') AS reclaim_policy,
  lower(json_text_or('', configuration, 'parameters', 'encrypted')) AS encrypted
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'StorageClass'
UNION ALL BY NAME
SELECT resource_uid, 'StorageClass' AS resource_type, configuration -> 'metadata' -> 0 ->> 'name' AS name, account AS cluster,
  json_get_str(configuration, 'storage_provisioner') AS provisioner,
  json_text_or('Delete', configuration, 'reclaim_policy') AS reclaim_policy,
  lower(json_text_or('', configuration, 'parameters', 'encrypted')) AS encrypted
FROM changes WHERE shape = 'terraform' AND resource_type IN ('kubernetes_storage_class', 'kubernetes_storage_class_v1')
