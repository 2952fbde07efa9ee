/*
Role bindings and cluster role bindings: who has a role. OpenShift's own groups are read alike.
Terraform's provider of Kubernetes: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/role_binding_v1
  name, namespace, cluster
  builtin     made and kept by Kubernetes itself (label kubernetes.io/bootstrapping=rbac-defaults)
  role_kind   Role or ClusterRole
  role_name
  subjects    list of {kind, name, namespace}; kind User, Group or ServiceAccount; absent means nobody
              (https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/cluster-role-binding-v1/)
*/
CREATE VIEW k8s_role_binding AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster,
  json_text_or('', configuration, 'metadata', 'labels', 'kubernetes.io/bootstrapping') = 'rbac-defaults' AS builtin,
  configuration -> 'roleRef' ->> 'kind' AS role_kind, configuration -> 'roleRef' ->> 'name' AS role_name,
  array_transform(json_array_or_empty(configuration, 'subjects'), lambda s :
    named_struct('kind', s ->> 'kind', 'name', s ->> 'name', 'namespace', s ->> 'namespace')) AS subjects
FROM changes
WHERE shape = 'kubernetes' AND resource_type IN
  ('RoleBinding', 'ClusterRoleBinding', 'RoleBinding.authorization.openshift.io', 'ClusterRoleBinding.authorization.openshift.io')
UNION ALL BY NAME
SELECT resource_uid,
  CASE WHEN resource_type LIKE '%cluster%' THEN 'ClusterRoleBinding' ELSE 'RoleBinding' END AS resource_type,
  configuration -> 'metadata' -> 0 ->> 'name' AS name,
  configuration -> 'metadata' -> 0 ->> 'namespace' AS namespace,
  account AS cluster,
  CASE WHEN configuration IS NOT NULL THEN false END AS builtin,
  configuration -> 'role_ref' -> 0 ->> 'kind' AS role_kind,
  configuration -> 'role_ref' -> 0 ->> 'name' AS role_name,
  array_transform(json_array_or_empty(configuration, 'subject'), lambda s :
    named_struct('kind', s ->> 'kind', 'name', s ->> 'name', 'namespace', s ->> 'namespace')) AS subjects
FROM changes
WHERE shape = 'terraform' AND resource_type IN ('kubernetes_role_binding', 'kubernetes_role_binding_v1',
  'kubernetes_cluster_role_binding', 'kubernetes_cluster_role_binding_v1')
