/*
Roles and cluster roles: what they allow. OpenShift's own groups are read alike.
  name, namespace, cluster
  aggregated   a controller fills the rules out of other roles (aggregationRule)
  builtin      made and kept by Kubernetes itself (label kubernetes.io/bootstrapping=rbac-defaults)
  rules        list of {api_groups, resources, resource_names, verbs, non_resource_urls}: lists of text; absent means none
               (https://kubernetes.io/docs/reference/access-authn-authz/rbac/); NULL: not in the record
*/
CREATE VIEW k8s_role AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace, account AS cluster,
  json_has(configuration, 'aggregationRule') AS aggregated,
  text_or('', configuration, 'metadata', 'labels', 'kubernetes.io/bootstrapping') = 'rbac-defaults' AS builtin,
  array_transform(array_or_empty(configuration, 'rules'), lambda r : named_struct(
    'api_groups', texts_or_empty(r, 'apiGroups'),
    'resources', texts_or_empty(r, 'resources'),
    'resource_names', texts_or_empty(r, 'resourceNames'),
    'verbs', texts_or_empty(r, 'verbs'),
    'non_resource_urls', texts_or_empty(r, 'nonResourceURLs'))) AS rules
FROM changes
WHERE shape = 'kubernetes'
  AND resource_type IN ('Role', 'ClusterRole', 'Role.authorization.openshift.io', 'ClusterRole.authorization.openshift.io')
