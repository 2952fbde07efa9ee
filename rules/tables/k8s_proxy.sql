/*
kube-proxy: its configuration file, and pods that start one with flags.
Default: https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/
  name, namespace, cluster
  metrics_address   address and port of its metrics and profiler
*/
CREATE VIEW k8s_proxy AS
SELECT resource_uid, resource_type, resource_name AS name, account AS cluster,
  CASE json_text_or('', configuration, 'metricsBindAddress') WHEN '' THEN '127.0.0.1:10249'
    ELSE json_get_str(configuration, 'metricsBindAddress') END AS metrics_address
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'KubeProxyConfiguration'
UNION ALL BY NAME
SELECT resource_uid, resource_type, name, namespace, cluster,
  -- Beside a file the flags of what the file can set are not read.
  CASE WHEN command_flag(flags, 'config') = '' THEN CASE command_flag(flags, 'metrics-bind-address')
    WHEN '' THEN '127.0.0.1:10249' ELSE command_flag(flags, 'metrics-bind-address') END END AS metrics_address
FROM (
  SELECT resource_uid, resource_type, name, namespace, cluster,
    array_filter(programs, lambda p : p['component'] = 'kube-proxy')[1]['flags'] AS flags
  FROM k8s_control_plane WHERE any_match(programs, lambda p : p['component'] = 'kube-proxy')
)
