/*
What the containers of a pod are started with, init containers too.
  name, namespace, cluster
  pod         JSON of the pod's spec
  commands    list of {container, image, text, program, env_from, environment}; text: command and arguments as command_text writes them, the
              empty text: those of the image; program: as command_program finds it; env_from: secrets or config maps fill the environment whole; environment: variables of etcd, as its flags
*/
CREATE VIEW k8s_pod_command AS
SELECT resource_uid, resource_type, name, namespace, cluster, pod,
  array_transform(commands, lambda c : named_struct(
    'container', c['container'], 'image', c['image'], 'text', c['text'], 'program', command_program(c['text']),
    'env_from', c['env_from'], 'environment', c['environment'])) AS commands
FROM (
  SELECT resource_uid, resource_type, name, namespace, cluster, pod,
    array_transform(containers, lambda c : named_struct(
      'container', c ->> 'name', 'image', json_get_str(c, 'image'),
      'text', CASE WHEN json_texts_or_empty(c, 'command') IS NOT NULL AND json_texts_or_empty(c, 'args') IS NOT NULL
        THEN command_text(array_concat(json_texts_or_empty(c, 'command'), json_texts_or_empty(c, 'args'))) END,
      'env_from', array_length(json_array_or_empty(c, 'envFrom')) > 0 OR array_length(json_array_or_empty(c, 'env_from')) > 0
        OR any_match(json_array_or_empty(c, 'env'), lambda e : e ->> 'name' IS NULL),
      -- A flag of etcd may stand in the environment, which the command line goes before.
      'environment', array_to_string(array_transform(
        array_filter(json_array_or_empty(c, 'env'), lambda e : e ->> 'name' LIKE 'ETCD\_%'),
        lambda e : concat(' --', lower(replace(substr(e ->> 'name', 6), '_', '-')), '=',
          CASE WHEN json_get_str(e, 'value') IS NULL THEN '$' ELSE replace(json_get_str(e, 'value'), ' ', '') END)), ''))) AS commands
  FROM (
    SELECT resource_uid, resource_type, name, namespace, cluster, pod,
      CASE WHEN json_get_array(pod, 'containers') IS NOT NULL AND json_array_or_empty(pod, 'initContainers') IS NOT NULL
        THEN array_concat(json_get_array(pod, 'containers'), json_array_or_empty(pod, 'initContainers')) END AS containers
    FROM k8s_pod_template
    UNION ALL BY NAME
    SELECT resource_uid, resource_type, metadata ->> 'name' AS name, metadata ->> 'namespace' AS namespace, cluster, pod,
      CASE WHEN json_get_array(pod, 'container') IS NOT NULL AND json_array_or_empty(pod, 'init_container') IS NOT NULL
        THEN array_concat(json_get_array(pod, 'container'), json_array_or_empty(pod, 'init_container')) END AS containers
    FROM k8s_pod_template_terraform
  )
)
