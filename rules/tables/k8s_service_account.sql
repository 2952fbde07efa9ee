/*
Service accounts. Document: https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/service-account-v1/
Terraform's provider of Kubernetes: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/service_account_v1
  name, namespace, cluster
  automount_token     pods of the account get its token; true by default (a pod's own setting goes before)
  secrets             names of the secrets that it lists
  image_pull_secrets  names
*/
CREATE VIEW k8s_service_account AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster,
  json_bool_or(true, configuration, 'automountServiceAccountToken') AS automount_token,
  array_transform(json_array_or_empty(configuration, 'secrets'), lambda s : s ->> 'name') AS secrets,
  array_transform(json_array_or_empty(configuration, 'imagePullSecrets'), lambda s : s ->> 'name') AS image_pull_secrets
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'ServiceAccount'
UNION ALL BY NAME
SELECT resource_uid, 'ServiceAccount' AS resource_type,
  configuration -> 'metadata' -> 0 ->> 'name' AS name,
  configuration -> 'metadata' -> 0 ->> 'namespace' AS namespace,
  account AS cluster,
  json_bool_or(true, configuration, 'automount_service_account_token') AS automount_token,
  array_transform(json_array_or_empty(configuration, 'secret'), lambda s : s ->> 'name') AS secrets,
  array_transform(json_array_or_empty(configuration, 'image_pull_secret'), lambda s : s ->> 'name') AS image_pull_secrets
FROM changes WHERE shape = 'terraform' AND resource_type IN ('kubernetes_service_account', 'kubernetes_service_account_v1')
