/*
Roles and cluster roles: what they allow. OpenShift's own groups are read alike.
Terraform's provider of Kubernetes: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/role_v1
  name, namespace, cluster
  aggregated   a controller fills the rules out of other roles (aggregationRule)
  builtin      made and kept by Kubernetes itself (label kubernetes.io/bootstrapping=rbac-defaults)
  rules        list of {api_groups, resources, resource_names, verbs, non_resource_urls}: lists of text; absent means none
               (https://kubernetes.io/docs/reference/access-authn-authz/rbac/); NULL: not in the record, or a manifest of an aggregated role,
               whose rules the controller writes (the same page, aggregated ClusterRoles)
*/
CREATE VIEW k8s_role AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster,
  json_has(configuration, 'aggregationRule') AS aggregated,
  json_text_or('', configuration, 'metadata', 'labels', 'kubernetes.io/bootstrapping') = 'rbac-defaults' AS builtin,
  array_transform(
    CASE WHEN NOT json_has(configuration, 'aggregationRule') OR json_has(configuration, 'metadata', 'uid')
      THEN json_array_or_empty(configuration, 'rules') END,
    lambda r : named_struct(
      'api_groups', json_texts_or_empty(r, 'apiGroups'), 'resources', json_texts_or_empty(r, 'resources'),
      'resource_names', json_texts_or_empty(r, 'resourceNames'), 'verbs', json_texts_or_empty(r, 'verbs'),
      'non_resource_urls', json_texts_or_empty(r, 'nonResourceURLs'))) AS rules
FROM changes
WHERE shape = 'kubernetes'
  AND resource_type IN ('Role', 'ClusterRole', 'Role.authorization.openshift.io', 'ClusterRole.authorization.openshift.io')
UNION ALL BY NAME
SELECT resource_uid,
  CASE WHEN resource_type LIKE '%cluster%' THEN 'ClusterRole' ELSE 'Role' END AS resource_type,
  configuration -> 'metadata' -> 0 ->> 'name' AS name,
  configuration -> 'metadata' -> 0 ->> 'namespace' AS namespace,
  account AS cluster,
  json_has(configuration, 'aggregation_rule', 0) AS aggregated,
  CASE WHEN configuration IS NOT NULL THEN false END AS builtin,
  array_transform(CASE WHEN NOT json_has(configuration, 'aggregation_rule', 0) THEN json_array_or_empty(configuration, 'rule') END, lambda r : named_struct(
    'api_groups', json_texts_or_empty(r, 'api_groups'), 'resources', json_texts_or_empty(r, 'resources'),
    'resource_names', json_texts_or_empty(r, 'resource_names'), 'verbs', json_texts_or_empty(r, 'verbs'),
    'non_resource_urls', json_texts_or_empty(r, 'non_resource_urls'))) AS rules
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('kubernetes_role', 'kubernetes_role_v1', 'kubernetes_cluster_role', 'kubernetes_cluster_role_v1')
