/*
id: k8s_pod_cloud_credentials
title: Pod mounts a file or folder with a cloud's credentials
severity: high
family: [k8s_pod_container_socket]
description: Whoever is in the pod acts in the cloud as the node or its administrator.
remediation:
  console: Give the pod an identity of its own (workload identity) and take the volume away.
attack: [T1552]
references:
  - https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
params:
  pattern:
    type: text
    default: "/\\.aws/|/\\.azure/|/etc/kubernetes/azure\\.json/|gcloud/"
    meaning: pattern of paths with credentials, with a slash at the end
*/
SELECT resource_uid, namespace, name,
  array_filter(array_transform(volumes, lambda v : v['host_path']), lambda p : p IS NOT NULL) AS host_paths
FROM k8s_pod
WHERE any_match(volumes, lambda v : array_has(v['types'], 'hostPath')
  AND regexp_like(folder_path(v['host_path']), $pattern))
