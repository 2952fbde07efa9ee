SELECT resource_uid, resource_type, name, namespace, cluster, api_version, replicas,
  json_has(metadata, 'ownerReferences') AS owned,
  metadata, pod_metadata,
  array_transform(
    json_entries(CASE WHEN NOT json_has(pod_metadata, 'annotations') THEN '{}' ELSE pod_metadata -> 'annotations' END),
    lambda a : named_struct('key', a['key'], 'value', json_as_text(a['value']))) AS pod_annotations,
  json_bool_or(false, pod, 'hostNetwork') AS host_network,
  json_bool_or(false, pod, 'hostPID') AS host_pid,
  json_bool_or(false, pod, 'hostIPC') AS host_ipc,
  json_bool_or(true, pod, 'hostUsers') AS host_users,
  json_text_or('', pod, 'os', 'name') AS os,
  json_bool_or(false, pod, 'securityContext', 'windowsOptions', 'hostProcess') AS host_process,
  CASE WHEN NOT json_has(pod, 'securityContext', 'runAsNonRoot') THEN 'unset'
    ELSE CAST(json_get_bool(pod, 'securityContext', 'runAsNonRoot') AS VARCHAR) END AS run_as_non_root,
  json_int_or(-1, pod, 'securityContext', 'runAsUser') AS run_as_user,
  json_int_or(-1, pod, 'securityContext', 'runAsGroup') AS run_as_group,
  json_int_or(-1, pod, 'securityContext', 'fsGroup') AS fs_group,
  array_transform(json_array_or_empty(pod, 'securityContext', 'supplementalGroups'), lambda g :
    json_get_int(g)) AS supplemental_groups,
  json_text_or('unset', pod, 'securityContext', 'seccompProfile', 'type') AS seccomp_profile,
  json_text_or('unset', pod, 'securityContext', 'appArmorProfile', 'type') AS app_armor_profile,
  named_struct(
    'type', json_text_or('', pod, 'securityContext', 'seLinuxOptions', 'type'),
    'user', json_text_or('', pod, 'securityContext', 'seLinuxOptions', 'user'),
    'role', json_text_or('', pod, 'securityContext', 'seLinuxOptions', 'role')) AS se_linux,
  array_transform(json_array_or_empty(pod, 'securityContext', 'sysctls'), lambda s :
    named_struct(
    'name', CASE WHEN regexp_like(s ->> 'name', '^[^./]*/') THEN replace(s ->> 'name', '/', '.') ELSE s ->> 'name' END,
    'value', s ->> 'value')) AS sysctls,
  -- Of a pod that the server has stored, admission has put the volume of the token in.
  CASE WHEN resource_type = 'Pod' AND json_has(metadata, 'uid') AND NOT json_has(pod, 'automountServiceAccountToken') THEN false
    WHEN account IS NOT NULL AND NOT json_has(pod, 'automountServiceAccountToken')
      THEN json_bool_or(true, account, 'automountServiceAccountToken')
    ELSE json_get_bool(pod, 'automountServiceAccountToken') END AS automount_token,
  CASE WHEN json_has(pod, 'serviceAccountName') THEN pod ->> 'serviceAccountName'
    ELSE json_text_or('', pod, 'serviceAccount') END AS service_account,
  json_text_or('', pod, 'nodeName') AS node_name,
  json_text_or('', pod, 'priorityClassName') AS priority_class,
  json_text_or('', pod, 'runtimeClassName') AS runtime_class,
  json_get_int(pod, 'priority') AS priority,
  json_int_or(-1, pod, 'activeDeadlineSeconds') AS active_deadline_seconds,
  CASE WHEN NOT json_has(pod, 'nodeSelector') THEN '{}' ELSE pod -> 'nodeSelector' END AS node_selector,
  array_transform(json_array_or_empty(pod, 'tolerations'), lambda t : named_struct(
    'key', json_text_or('', t, 'key'), 'operator', json_text_or('Equal', t, 'operator'),
    'effect', json_text_or('', t, 'effect'))) AS tolerations,
  array_transform(json_array_or_empty(pod, 'imagePullSecrets'), lambda s : s ->> 'name') AS image_pull_secrets,
  array_transform(json_array_or_empty(pod, 'volumes'), lambda v : named_struct(
    'name', v ->> 'name', 'types', array_filter(json_keys(v), lambda k : k <> 'name'), 'host_path', v -> 'hostPath' ->> 'path',
    'host_path_type', json_text_or('', v, 'hostPath', 'type'), 'secret', v -> 'secret' ->> 'secretName',
    'config_map', v -> 'configMap' ->> 'name', 'empty_dir_limit', CASE json_has(v, 'emptyDir', 'sizeLimit')
      WHEN true THEN v -> 'emptyDir' ->> 'sizeLimit' WHEN false THEN '' END,
    'token_audiences', array_transform(json_array_or_empty(v, 'projected', 'sources'), lambda s :
      CASE json_has(s, 'serviceAccountToken') WHEN true THEN json_text_or('', s, 'serviceAccountToken', 'audience') WHEN false THEN '-' END))) AS volumes,
  array_transform(containers, lambda c : named_struct(
    'name', c ->> 'name', 'ephemeral', CASE WHEN array_length(ephemerals) = 0 THEN false ELSE array_has(ephemerals, c ->> 'name') END, 'image', json_get_str(c, 'image'),
    'registry', image_registry(json_get_str(c, 'image')),
    'tag', image_tag(json_get_str(c, 'image')),
    'digest', json_get_str(c, 'image') LIKE '%@%:%', 'pull_policy', json_text_or('', c, 'imagePullPolicy'),
    'privileged', json_bool_or(false, c, 'securityContext', 'privileged'),
    'read_only_root', json_bool_or(false, c, 'securityContext', 'readOnlyRootFilesystem'),
    'allow_privilege_escalation', json_bool_or(true, c, 'securityContext', 'allowPrivilegeEscalation') OR json_bool_or(false, c, 'securityContext', 'privileged')
      OR any_match(json_texts_or_empty(c, 'securityContext', 'capabilities', 'add'), lambda n : upper(n) IN ('SYS_ADMIN', 'CAP_SYS_ADMIN', 'ALL')),
    'host_process', json_bool_or(false, c, 'securityContext', 'windowsOptions', 'hostProcess'),
    'run_as_non_root', CASE WHEN NOT json_has(c, 'securityContext', 'runAsNonRoot') THEN 'unset'
      ELSE CAST(json_get_bool(c, 'securityContext', 'runAsNonRoot') AS VARCHAR) END,
    'run_as_user', json_int_or(-1, c, 'securityContext', 'runAsUser'),
    'run_as_group', json_int_or(-1, c, 'securityContext', 'runAsGroup'),
    'seccomp_profile', json_text_or('unset', c, 'securityContext', 'seccompProfile', 'type'),
    'app_armor_profile', json_text_or('unset', c, 'securityContext', 'appArmorProfile', 'type'),
    'se_linux', named_struct(
      'type', json_text_or('', c, 'securityContext', 'seLinuxOptions', 'type'),
      'user', json_text_or('', c, 'securityContext', 'seLinuxOptions', 'user'),
      'role', json_text_or('', c, 'securityContext', 'seLinuxOptions', 'role')),
    'proc_mount', json_text_or('Default', c, 'securityContext', 'procMount'),
    'capabilities_add', array_transform(json_texts_or_empty(c, 'securityContext', 'capabilities', 'add'), lambda n : upper(n)),
    'capabilities_drop', array_transform(json_texts_or_empty(c, 'securityContext', 'capabilities', 'drop'), lambda n : upper(n)),
    'ports', array_transform(json_array_or_empty(c, 'ports'), lambda p : named_struct(
      'name', json_text_or('', p, 'name'), 'container_port', json_get_int(p, 'containerPort'),
      'host_port', json_int_or(0, p, 'hostPort'), 'protocol', json_text_or('TCP', p, 'protocol'))),
    -- A limit without a request is the request as well; the pod's own resources hold for all its containers.
    'cpu_request', json_has(c, 'resources', 'requests', 'cpu') OR json_has(c, 'resources', 'limits', 'cpu')
      OR json_has(pod, 'resources', 'requests', 'cpu') OR json_has(pod, 'resources', 'limits', 'cpu'),
    'memory_request', json_has(c, 'resources', 'requests', 'memory') OR json_has(c, 'resources', 'limits', 'memory') OR json_has(pod, 'resources', 'requests', 'memory') OR json_has(pod, 'resources', 'limits', 'memory'),
    'cpu_limit', json_has(c, 'resources', 'limits', 'cpu') OR json_has(pod, 'resources', 'limits', 'cpu'),
    'memory_limit', json_has(c, 'resources', 'limits', 'memory') OR json_has(pod, 'resources', 'limits', 'memory'),
    'memory_bytes', CASE WHEN json_has(pod, 'resources', 'limits', 'memory') THEN named_struct(
        'request', k8s_quantity(CASE json_has(pod, 'resources', 'requests', 'memory')
          WHEN true THEN pod -> 'resources' -> 'requests' ->> 'memory' WHEN false THEN pod -> 'resources' -> 'limits' ->> 'memory' END),
        'limit', k8s_quantity(pod -> 'resources' -> 'limits' ->> 'memory'))
      ELSE named_struct(
        'request', k8s_quantity(CASE json_has(c, 'resources', 'requests', 'memory')
          WHEN true THEN c -> 'resources' -> 'requests' ->> 'memory' WHEN false THEN c -> 'resources' -> 'limits' ->> 'memory' END),
        'limit', k8s_quantity(c -> 'resources' -> 'limits' ->> 'memory')) END,
    'requests', c -> 'resources' -> 'requests', 'limits', c -> 'resources' -> 'limits',
    'env', array_transform(json_array_or_empty(c, 'env'), lambda e : named_struct(
      'name', e ->> 'name', 'value', CASE WHEN NOT json_has(e, 'value') THEN '' ELSE e ->> 'value' END, 'secret', e -> 'valueFrom' -> 'secretKeyRef' ->> 'name',
      'config_map', e -> 'valueFrom' -> 'configMapKeyRef' ->> 'name')),
    'has_env_secret', any_match(json_array_or_empty(c, 'env'), lambda e : json_has(e, 'valueFrom', 'secretKeyRef')),
    'has_env_from_secret', any_match(json_array_or_empty(c, 'envFrom'), lambda e : json_has(e, 'secretRef')),
    'env_secrets', array_transform(
      array_filter(json_array_or_empty(c, 'envFrom'), lambda e : json_has(e, 'secretRef')),
      lambda e : e -> 'secretRef' ->> 'name'),
    'mounts', array_transform(json_array_or_empty(c, 'volumeMounts'), lambda m :
      named_struct('name', m ->> 'name', 'path', m ->> 'mountPath', 'read_only', json_bool_or(false, m, 'readOnly'))),
    'command', json_texts_or_empty(c, 'command'), 'args', json_texts_or_empty(c, 'args'))) AS containers,
  array_length(json_get_array(pod, 'containers')) AS main_containers,
  array_transform(json_get_array(pod, 'containers'), lambda c : named_struct(
    'name', c ->> 'name', 'liveness', c -> 'livenessProbe', 'readiness', c -> 'readinessProbe', 'startup', c -> 'startupProbe',
    'has_liveness', json_has(c, 'livenessProbe'), 'has_readiness', json_has(c, 'readinessProbe'), 'has_startup', json_has(c, 'startupProbe'),
    'same', json_has(c, 'livenessProbe') AND json_has(c, 'readinessProbe') AND probes_are_the_same(c -> 'livenessProbe', c -> 'readinessProbe'))) AS probes
FROM (
  SELECT *, json_texts_at(json_array_or_empty(pod, 'ephemeralContainers'), 'name') AS ephemerals,
    CASE
      WHEN json_get_array(pod, 'containers') IS NOT NULL AND json_array_or_empty(pod, 'initContainers') IS NOT NULL
          AND json_array_or_empty(pod, 'ephemeralContainers') IS NOT NULL
        THEN array_concat(json_get_array(pod, 'containers'), json_array_or_empty(pod, 'initContainers'),
          json_array_or_empty(pod, 'ephemeralContainers')) END AS containers
  FROM k8s_pod_template)
