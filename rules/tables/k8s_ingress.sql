/*
Ingresses, of networking.k8s.io and the older extensions.
Document: https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-v1/
Terraform's provider of Kubernetes: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/ingress_v1
  name, namespace, cluster, api_version
  class            ingressClassName, or the older annotation; the empty text: the cluster's default
  annotations      list of {key, value}
  http_allowed     annotation kubernetes.io/ingress.allow-http; true by default
  default_backend  whether one is set: it answers whatever no rule names
  rules            list of {host, paths}; host the empty text: every host
  tls              list of {hosts, secret}; empty: plain HTTP
*/
CREATE VIEW k8s_ingress AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster, configuration ->> 'apiVersion' AS api_version,
  CASE WHEN json_has(configuration, 'spec', 'ingressClassName') THEN configuration -> 'spec' ->> 'ingressClassName'
    ELSE json_text_or('', configuration, 'metadata', 'annotations', 'kubernetes.io/ingress.class') END AS class,
  array_transform(json_entries(k8s_annotations(configuration)), lambda a :
    named_struct('key', a['key'], 'value', json_as_text(a['value']))) AS annotations,
  json_text_or('true', configuration, 'metadata', 'annotations', 'kubernetes.io/ingress.allow-http') <> 'false' AS http_allowed,
  json_has(configuration, 'spec', 'defaultBackend') OR json_has(configuration, 'spec', 'backend') AS default_backend,
  array_transform(json_array_or_empty(configuration, 'spec', 'rules'), lambda r : named_struct(
    'host', json_text_or('', r, 'host'),
    'paths', array_transform(json_array_or_empty(r, 'http', 'paths'), lambda p : json_text_or('', p, 'path')))) AS rules,
  array_transform(json_array_or_empty(configuration, 'spec', 'tls'), lambda t :
    named_struct('hosts', json_texts_or_empty(t, 'hosts'), 'secret', t ->> 'secretName')) AS tls
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'Ingress'
UNION ALL BY NAME
SELECT resource_uid, 'Ingress' AS resource_type,
  configuration -> 'metadata' -> 0 ->> 'name' AS name,
  configuration -> 'metadata' -> 0 ->> 'namespace' AS namespace,
  account AS cluster,
  json_text_or('', configuration, 'spec', 0, 'ingress_class_name') AS class,
  array_transform(
    json_entries(CASE WHEN NOT json_has(configuration, 'metadata', 0, 'annotations') THEN '{}'
      ELSE configuration -> 'metadata' -> 0 -> 'annotations' END),
    lambda a : named_struct('key', a['key'], 'value', json_as_text(a['value']))) AS annotations,
  json_text_or('true', configuration, 'metadata', 0, 'annotations',
    'kubernetes.io/ingress.allow-http') <> 'false' AS http_allowed,
  json_has(configuration, 'spec', 0, 'default_backend', 0) OR json_has(configuration, 'spec', 0, 'backend', 0) AS default_backend,
  array_transform(json_array_or_empty(configuration, 'spec', 0, 'rule'), lambda r : named_struct(
    'host', json_text_or('', r, 'host'),
    'paths', array_transform(json_array_or_empty(r, 'http', 0, 'path'), lambda p : json_text_or('', p, 'path')))) AS rules,
  array_transform(json_array_or_empty(configuration, 'spec', 0, 'tls'), lambda t :
    named_struct('hosts', json_texts_or_empty(t, 'hosts'), 'secret', t ->> 'secret_name')) AS tls
FROM changes WHERE shape = 'terraform' AND resource_type IN ('kubernetes_ingress', 'kubernetes_ingress_v1')
