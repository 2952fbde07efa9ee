/*
id: k8s_pod_host_path_outside
title: Pod mounts a path of its node that is not among the allowed ones
severity: high
family: [k8s_pod_container_socket, k8s_pod_host_path_writable, k8s_pod_host_path]
description: >
  Where hostPath volumes cannot be avoided they should at least be confined to folders that hold nothing of the node's own.
remediation:
  console: Move the data below an allowed folder, or take the hostPath volume away.
attack: [T1611]
references:
  - https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
params:
  folders: {type: text_list, default: [/data], meaning: folders of the node that pods may mount}
*/
SELECT resource_uid, namespace, name,
  array_filter(array_transform(volumes, lambda v : v['host_path']), lambda p : p IS NOT NULL) AS host_paths
FROM k8s_pod
WHERE any_match(volumes, lambda v : array_has(v['types'], 'hostPath')
  AND NOT any_match($folders, lambda f : starts_with(folder_path(v['host_path']), folder_path(f))))
