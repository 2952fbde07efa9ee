/*
Namespaces.
Terraform's provider of Kubernetes: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/namespace_v1
  name, cluster
  labels, annotations   lists of {key, value}
  enforce, warn, audit   level of Pod Security admission: privileged, baseline, restricted; the empty text: unset, which is
             privileged unless the cluster's configuration says otherwise
             (https://kubernetes.io/docs/concepts/security/pod-security-admission/)
  system     one of Kubernetes' own: kube-system, kube-public, kube-node-lease
*/
CREATE VIEW k8s_namespace AS
SELECT resource_uid, resource_type, resource_name AS name, account AS cluster,
  array_transform(
    json_entries(CASE WHEN NOT json_has(configuration, 'metadata', 'labels') THEN '{}'
      ELSE configuration -> 'metadata' -> 'labels' END),
    lambda l : named_struct('key', l['key'], 'value', json_as_text(l['value']))) AS labels,
  array_transform(json_entries(k8s_annotations(configuration)), lambda a :
    named_struct('key', a['key'], 'value', json_as_text(a['value']))) AS annotations,
  json_text_or('', configuration, 'metadata', 'labels', 'pod-security.kubernetes.io/enforce') AS enforce,
  json_text_or('', configuration, 'metadata', 'labels', 'pod-security.kubernetes.io/warn') AS warn,
  json_text_or('', configuration, 'metadata', 'labels', 'pod-security.kubernetes.io/audit') AS audit,
  resource_name IN ('kube-system', 'kube-public', 'kube-node-lease') AS system
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'Namespace'
UNION ALL BY NAME
SELECT resource_uid, 'Namespace' AS resource_type,
  configuration -> 'metadata' -> 0 ->> 'name' AS name,
  account AS cluster,
  array_transform(
    json_entries(CASE WHEN NOT json_has(configuration, 'metadata', 0, 'labels') THEN '{}'
      ELSE configuration -> 'metadata' -> 0 -> 'labels' END),
    lambda l : named_struct('key', l['key'], 'value', json_as_text(l['value']))) AS labels,
  array_transform(
    json_entries(CASE WHEN NOT json_has(configuration, 'metadata', 0, 'annotations') THEN '{}'
      ELSE configuration -> 'metadata' -> 0 -> 'annotations' END),
    lambda a : named_struct('key', a['key'], 'value', json_as_text(a['value']))) AS annotations,
  json_text_or('', configuration, 'metadata', 0, 'labels', 'pod-security.kubernetes.io/enforce') AS enforce,
  json_text_or('', configuration, 'metadata', 0, 'labels', 'pod-security.kubernetes.io/warn') AS warn,
  json_text_or('', configuration, 'metadata', 0, 'labels', 'pod-security.kubernetes.io/audit') AS audit,
  configuration -> 'metadata' -> 0 ->> 'name' IN ('kube-system', 'kube-public', 'kube-node-lease') AS system
FROM changes WHERE shape = 'terraform' AND resource_type IN ('kubernetes_namespace', 'kubernetes_namespace_v1')
