SELECT resource_uid, resource_type, metadata ->> 'name' AS name, metadata ->> 'namespace' AS namespace, cluster,
  replicas, CASE WHEN pod IS NOT NULL THEN false END AS owned,
  metadata, pod_metadata,
  array_transform(
    json_entries(CASE WHEN NOT json_has(pod_metadata, 'annotations') THEN '{}' ELSE pod_metadata -> 'annotations' END),
    lambda a : named_struct('key', a['key'], 'value', json_as_text(a['value']))) AS pod_annotations,
  json_bool_or(false, pod, 'host_network') AS host_network,
  json_bool_or(false, pod, 'host_pid') AS host_pid,
  json_bool_or(false, pod, 'host_ipc') AS host_ipc,
  CASE WHEN pod IS NOT NULL THEN true END AS host_users,
  json_text_or('', pod, 'os', 0, 'name') AS os,
  json_bool_or(false, pod, 'security_context', 0, 'windows_options', 0, 'host_process') AS host_process,
  CASE WHEN NOT json_has(pod, 'security_context', 0, 'run_as_non_root') THEN 'unset'
    ELSE CAST(json_get_bool(pod, 'security_context', 0, 'run_as_non_root') AS VARCHAR) END AS run_as_non_root,
  CASE WHEN pod -> 'security_context' -> 0 ->> 'run_as_user' = '' THEN -1
    ELSE json_int_or(-1, pod, 'security_context', 0, 'run_as_user') END AS run_as_user,
  CASE WHEN pod -> 'security_context' -> 0 ->> 'run_as_group' = '' THEN -1
    ELSE json_int_or(-1, pod, 'security_context', 0, 'run_as_group') END AS run_as_group,
  CASE WHEN pod -> 'security_context' -> 0 ->> 'fs_group' = '' THEN -1
    ELSE json_int_or(-1, pod, 'security_context', 0, 'fs_group') END AS fs_group,
  array_transform(json_array_or_empty(pod, 'security_context', 0, 'supplemental_groups'), lambda g :
    json_get_int(g)) AS supplemental_groups,
  json_text_or('unset', pod, 'security_context', 0, 'seccomp_profile', 0, 'type') AS seccomp_profile,
  json_text_or('unset', pod, 'security_context', 0, 'app_armor_profile', 0, 'type') AS app_armor_profile,
  named_struct(
    'type', json_text_or('', pod, 'security_context', 0, 'se_linux_options', 0, 'type'),
    'user', json_text_or('', pod, 'security_context', 0, 'se_linux_options', 0, 'user'),
    'role', json_text_or('', pod, 'security_context', 0, 'se_linux_options', 0, 'role')) AS se_linux,
  array_transform(json_array_or_empty(pod, 'security_context', 0, 'sysctl'), lambda s : named_struct(
    'name', CASE WHEN regexp_like(s ->> 'name', '^[^./]*/') THEN replace(s ->> 'name', '/', '.') ELSE s ->> 'name' END,
    'value', s ->> 'value')) AS sysctls,
  json_bool_or(true, pod, 'automount_service_account_token') AS automount_token,
  json_text_or('', pod, 'service_account_name') AS service_account,
  json_text_or('', pod, 'node_name') AS node_name,
  json_text_or('', pod, 'priority_class_name') AS priority_class,
  json_text_or('', pod, 'runtime_class_name') AS runtime_class,
  json_int_or(-1, pod, 'active_deadline_seconds') AS active_deadline_seconds,
  CASE WHEN NOT json_has(pod, 'node_selector') THEN '{}' ELSE pod -> 'node_selector' END AS node_selector,
  array_transform(json_array_or_empty(pod, 'toleration'), lambda t : named_struct(
    'key', json_text_or('', t, 'key'), 'operator', json_text_or('Equal', t, 'operator'), 'effect', json_text_or('', t, 'effect'))) AS tolerations,
  array_transform(json_array_or_empty(pod, 'image_pull_secrets'), lambda s : s ->> 'name') AS image_pull_secrets,
  array_transform(json_array_or_empty(pod, 'volume'), lambda v : named_struct(
    'name', v ->> 'name',
    -- Kinds by their API names, so that a rule's list fits both.
    'types', array_transform(array_filter(json_keys(v), lambda k : k <> 'name' AND json_has(v, k, 0) IS NOT FALSE), lambda k : CASE
      WHEN json_has(v, k, 0) THEN CASE k
        WHEN 'host_path' THEN 'hostPath' WHEN 'config_map' THEN 'configMap' WHEN 'empty_dir' THEN 'emptyDir'
        WHEN 'downward_api' THEN 'downwardAPI' WHEN 'persistent_volume_claim' THEN 'persistentVolumeClaim' ELSE k END END),
    'host_path', v -> 'host_path' -> 0 ->> 'path',
    'host_path_type', json_text_or('', v, 'host_path', 0, 'type'),
    'secret', v -> 'secret' -> 0 ->> 'secret_name',
    'config_map', v -> 'config_map' -> 0 ->> 'name',
    'empty_dir_limit', json_text_or('', v, 'empty_dir', 0, 'size_limit'),
    'token_audiences', array_transform(json_array_or_empty(v, 'projected', 0, 'sources'), lambda s :
      CASE json_has(s, 'service_account_token', 0) WHEN true THEN json_text_or('', s, 'service_account_token', 0, 'audience')
        WHEN false THEN '-' END))) AS volumes,
  array_transform(containers, lambda c : named_struct(
    'name', c ->> 'name', 'ephemeral', false,
    'image', json_get_str(c, 'image'),
    'registry', image_registry(json_get_str(c, 'image')),
    'tag', image_tag(json_get_str(c, 'image')),
    'digest', json_get_str(c, 'image') LIKE '%@%:%',
    'pull_policy', json_text_or('', c, 'image_pull_policy'),
    'privileged', json_bool_or(false, c, 'security_context', 0, 'privileged'),
    'read_only_root', json_bool_or(false, c, 'security_context', 0, 'read_only_root_filesystem'),
    'allow_privilege_escalation', json_bool_or(true, c, 'security_context', 0, 'allow_privilege_escalation')
      OR json_bool_or(false, c, 'security_context', 0, 'privileged')
      OR any_match(json_texts_or_empty(c, 'security_context', 0, 'capabilities', 0, 'add'), lambda n : upper(n) IN ('SYS_ADMIN', 'CAP_SYS_ADMIN', 'ALL')),
    'host_process', json_bool_or(false, c, 'security_context', 0, 'windows_options', 0, 'host_process'),
    'run_as_non_root', CASE WHEN NOT json_has(c, 'security_context', 0, 'run_as_non_root') THEN 'unset'
      ELSE CAST(json_get_bool(c, 'security_context', 0, 'run_as_non_root') AS VARCHAR) END,
    'run_as_user', CASE WHEN c -> 'security_context' -> 0 ->> 'run_as_user' = '' THEN -1
      ELSE json_int_or(-1, c, 'security_context', 0, 'run_as_user') END,
    'run_as_group', CASE WHEN c -> 'security_context' -> 0 ->> 'run_as_group' = '' THEN -1
      ELSE json_int_or(-1, c, 'security_context', 0, 'run_as_group') END,
    'seccomp_profile', json_text_or('unset', c, 'security_context', 0, 'seccomp_profile', 0, 'type'),
    'app_armor_profile', json_text_or('unset', c, 'security_context', 0, 'app_armor_profile', 0, 'type'),
    'se_linux', named_struct(
      'type', json_text_or('', c, 'security_context', 0, 'se_linux_options', 0, 'type'),
      'user', json_text_or('', c, 'security_context', 0, 'se_linux_options', 0, 'user'),
      'role', json_text_or('', c, 'security_context', 0, 'se_linux_options', 0, 'role')),
    'proc_mount', CASE WHEN json_has(c, 'name') THEN 'Default' END,
    'capabilities_add', array_transform(json_texts_or_empty(c, 'security_context', 0, 'capabilities', 0, 'add'), lambda n : upper(n)),
    'capabilities_drop', array_transform(json_texts_or_empty(c, 'security_context', 0, 'capabilities', 0, 'drop'), lambda n : upper(n)),
    'ports', array_transform(json_array_or_empty(c, 'port'), lambda p : named_struct(
      'name', json_text_or('', p, 'name'), 'container_port', json_get_int(p, 'container_port'),
      'host_port', json_int_or(0, p, 'host_port'), 'protocol', json_text_or('TCP', p, 'protocol'))),
    'cpu_request', json_has(c, 'resources', 0, 'requests', 'cpu') OR json_has(c, 'resources', 0, 'limits', 'cpu'),
    'memory_request', json_has(c, 'resources', 0, 'requests', 'memory') OR json_has(c, 'resources', 0, 'limits', 'memory'),
    'cpu_limit', json_has(c, 'resources', 0, 'limits', 'cpu'), 'memory_limit', json_has(c, 'resources', 0, 'limits', 'memory'),
    'memory_bytes', named_struct(
      'request', k8s_quantity(CASE json_has(c, 'resources', 0, 'requests', 'memory')
        WHEN true THEN c -> 'resources' -> 0 -> 'requests' ->> 'memory' WHEN false THEN c -> 'resources' -> 0 -> 'limits' ->> 'memory' END),
      'limit', k8s_quantity(c -> 'resources' -> 0 -> 'limits' ->> 'memory')),
    'requests', c -> 'resources' -> 0 -> 'requests', 'limits', c -> 'resources' -> 0 -> 'limits',
    'env', array_transform(json_array_or_empty(c, 'env'), lambda e : named_struct(
      'name', e ->> 'name', 'value', CASE WHEN NOT json_has(e, 'value') THEN '' ELSE e ->> 'value' END, 'secret', e -> 'value_from' -> 0 -> 'secret_key_ref' -> 0 ->> 'name',
      'config_map', e -> 'value_from' -> 0 -> 'config_map_key_ref' -> 0 ->> 'name')),
    'has_env_secret', any_match(json_array_or_empty(c, 'env'), lambda e : json_has(e, 'value_from', 0, 'secret_key_ref', 0)),
    'has_env_from_secret', any_match(json_array_or_empty(c, 'env_from'), lambda e : json_has(e, 'secret_ref', 0)),
    'env_secrets', array_transform(array_filter(json_array_or_empty(c, 'env_from'), lambda e : json_has(e, 'secret_ref', 0)),
      lambda e : e -> 'secret_ref' -> 0 ->> 'name'),
    'mounts', array_transform(json_array_or_empty(c, 'volume_mount'), lambda m : named_struct(
      'name', m ->> 'name', 'path', m ->> 'mount_path', 'read_only', json_bool_or(false, m, 'read_only'))),
    'command', json_texts_or_empty(c, 'command'), 'args', json_texts_or_empty(c, 'args'))) AS containers,
  array_length(json_get_array(pod, 'container')) AS main_containers,
  array_transform(json_get_array(pod, 'container'), lambda c : named_struct(
    'name', c ->> 'name', 'liveness', c -> 'liveness_probe' -> 0, 'readiness', c -> 'readiness_probe' -> 0,
    'startup', c -> 'startup_probe' -> 0, 'has_liveness', json_has(c, 'liveness_probe', 0),
    'has_readiness', json_has(c, 'readiness_probe', 0), 'has_startup', json_has(c, 'startup_probe', 0), 'same', json_has(c, 'liveness_probe', 0) AND json_has(c, 'readiness_probe', 0)
      AND probes_are_the_same(c -> 'liveness_probe' -> 0, c -> 'readiness_probe' -> 0))) AS probes
FROM (
  SELECT *,
    CASE WHEN json_get_array(pod, 'container') IS NOT NULL AND json_array_or_empty(pod, 'init_container') IS NOT NULL
        THEN array_concat(json_get_array(pod, 'container'), json_array_or_empty(pod, 'init_container')) END AS containers
  FROM k8s_pod_template_terraform
)
