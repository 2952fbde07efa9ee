/*
Settings of a pod and of its containers beyond those of k8s_pod, as the API has them.
Documents: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
  name, namespace, cluster
  replicas     as in k8s_pod_template
  spread       topology spread constraints, or an anti-affinity of its pods
  has_security_context   of the whole pod
  ephemeral    number of ephemeral containers
  token_seconds   of each token of a service account that a volume projects: how long it lives; an hour by default
  containers   containers and init containers: list of {name, hosts, tty, stdin, has_security_context, ephemeral_request, ephemeral_limit,
               words, ports}
    hosts      that probes and lifecycle hooks call instead of the pod; the empty text: none
    words      command and arguments
    ports      numbers
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/cron_job
  https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/cron_job_v1
  https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/daemon_set_v1
*/
CREATE VIEW k8s_pod_container AS
SELECT resource_uid, resource_type, name, namespace, cluster, replicas, spread, has_security_context, ephemeral, token_seconds,
  array_transform(containers, lambda c : named_struct(
    'name', c ->> 'name',
    'hosts', make_array(
      json_text_or('', c, 'livenessProbe', 'httpGet', 'host'), json_text_or('', c, 'livenessProbe', 'tcpSocket', 'host'),
      json_text_or('', c, 'readinessProbe', 'httpGet', 'host'), json_text_or('', c, 'readinessProbe', 'tcpSocket', 'host'),
      json_text_or('', c, 'startupProbe', 'httpGet', 'host'), json_text_or('', c, 'startupProbe', 'tcpSocket', 'host'),
      json_text_or('', c, 'liveness_probe', 0, 'http_get', 0, 'host'), json_text_or('', c, 'liveness_probe', 0, 'tcp_socket', 0, 'host'),
      json_text_or('', c, 'readiness_probe', 0, 'http_get', 0, 'host'), json_text_or('', c, 'readiness_probe', 0, 'tcp_socket', 0, 'host'),
      json_text_or('', c, 'startup_probe', 0, 'http_get', 0, 'host'), json_text_or('', c, 'startup_probe', 0, 'tcp_socket', 0, 'host'),
      CASE WHEN NOT json_has(c, 'lifecycle') THEN '' ELSE json_text_or('', coalesce(c -> 'lifecycle' -> 0, c -> 'lifecycle'), 'postStart', 'httpGet', 'host') END,
      CASE WHEN NOT json_has(c, 'lifecycle') THEN '' ELSE json_text_or('', coalesce(c -> 'lifecycle' -> 0, c -> 'lifecycle'), 'postStart', 'tcpSocket', 'host') END,
      CASE WHEN NOT json_has(c, 'lifecycle') THEN '' ELSE json_text_or('', coalesce(c -> 'lifecycle' -> 0, c -> 'lifecycle'), 'preStop', 'httpGet', 'host') END,
      CASE WHEN NOT json_has(c, 'lifecycle') THEN '' ELSE json_text_or('', coalesce(c -> 'lifecycle' -> 0, c -> 'lifecycle'), 'preStop', 'tcpSocket', 'host') END,
      CASE WHEN json_has(c, 'lifecycle', 0) IS NOT TRUE THEN '' ELSE json_text_or('', c, 'lifecycle', 0, 'post_start', 0, 'http_get', 0, 'host') END,
      CASE WHEN json_has(c, 'lifecycle', 0) IS NOT TRUE THEN '' ELSE json_text_or('', c, 'lifecycle', 0, 'pre_stop', 0, 'http_get', 0, 'host') END),
    'tty', json_bool_or(false, c, 'tty'), 'stdin', json_bool_or(false, c, 'stdin'),
    'has_security_context', (json_has(c, 'securityContext') AND json_length(c, 'securityContext') > 0) OR json_has(c, 'security_context', 0),
    'ephemeral_request', CASE WHEN NOT json_has(c, 'resources') OR c ->> 'resources' = '[]' THEN false
      ELSE json_has(coalesce(c -> 'resources' -> 0, c -> 'resources'), 'requests', 'ephemeral-storage')
        OR json_has(coalesce(c -> 'resources' -> 0, c -> 'resources'), 'limits', 'ephemeral-storage') END,
    'ephemeral_limit', CASE WHEN NOT json_has(c, 'resources') OR c ->> 'resources' = '[]' THEN false
      ELSE json_has(coalesce(c -> 'resources' -> 0, c -> 'resources'), 'limits', 'ephemeral-storage') END,
    'words', CASE WHEN json_texts_or_empty(c, 'command') IS NOT NULL AND json_texts_or_empty(c, 'args') IS NOT NULL
      THEN array_concat(json_texts_or_empty(c, 'command'), json_texts_or_empty(c, 'args')) END,
    'ports', CASE WHEN json_array_or_empty(c, 'ports') IS NOT NULL AND json_array_or_empty(c, 'port') IS NOT NULL
      THEN array_transform(array_concat(json_array_or_empty(c, 'ports'), json_array_or_empty(c, 'port')), lambda p :
        coalesce(json_get_int(p, 'containerPort'), json_get_int(p, 'container_port'))) END)) AS containers
FROM (
  SELECT resource_uid, resource_type, name, namespace, cluster, replicas,
    json_has(pod, 'topologySpreadConstraints', 0) OR json_has(pod, 'affinity', 'podAntiAffinity') AS spread,
    json_has(pod, 'securityContext') AND json_length(pod, 'securityContext') > 0 AS has_security_context,
    array_length(json_array_or_empty(pod, 'ephemeralContainers')) AS ephemeral,
    array_transform(
      array_filter(
        flatten(array_transform(json_array_or_empty(pod, 'volumes'), lambda v :
          coalesce(json_array_or_empty(v, 'projected', 'sources'), unknown_text()))),
        lambda s : json_has(s, 'serviceAccountToken') IS NOT FALSE),
      lambda s : json_int_or(3600, s, 'serviceAccountToken', 'expirationSeconds')) AS token_seconds,
    CASE WHEN json_get_array(pod, 'containers') IS NOT NULL AND json_array_or_empty(pod, 'initContainers') IS NOT NULL
      THEN array_concat(json_get_array(pod, 'containers'), json_array_or_empty(pod, 'initContainers')) END AS containers
  FROM k8s_pod_template
  UNION ALL BY NAME
  SELECT resource_uid, resource_type, metadata ->> 'name' AS name, metadata ->> 'namespace' AS namespace, cluster,
    replicas,
    json_has(pod, 'topology_spread_constraint', 0) OR json_has(pod, 'affinity', 0, 'pod_anti_affinity', 0) AS spread,
    json_has(pod, 'security_context', 0) AS has_security_context,
    CASE WHEN pod IS NOT NULL THEN 0 END AS ephemeral,
    array_transform(
      array_filter(
        flatten(array_transform(json_array_or_empty(pod, 'volume'), lambda v :
          coalesce(json_array_or_empty(v, 'projected', 0, 'sources'), unknown_text()))),
        lambda s : json_has(s, 'service_account_token', 0) IS NOT FALSE),
      lambda s : json_int_or(3600, s, 'service_account_token', 0, 'expiration_seconds')) AS token_seconds,
    CASE WHEN json_get_array(pod, 'container') IS NOT NULL AND json_array_or_empty(pod, 'init_container') IS NOT NULL
      THEN array_concat(json_get_array(pod, 'container'), json_array_or_empty(pod, 'init_container')) END AS containers
  FROM k8s_pod_template_terraform
)
