/*
id: k8s_pod_host_path
title: Pod mounts a path of its node
severity: high
family: [k8s_pod_container_socket, k8s_pod_host_path_writable]
description: >
  A hostPath volume is the node's own file system: depending on the path it holds the kubelet's credentials, other pods' data
  or the means to write to the node's start files.
remediation:
  console: >
    Use a persistent volume claim, a config map, or an emptyDir instead of the hostPath volume; for logs and metrics use an
    agent in a guarded namespace.
  terraform: |
    volume {
      name = "data"
      persistent_volume_claim {
        claim_name = "data"
      }
    }
attack: [T1611]
references:
  - https://kubernetes.io/docs/concepts/security/pod-security-standards/
  - https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
*/
SELECT resource_uid, namespace, name,
  array_filter(array_transform(volumes, lambda v : v['host_path']), lambda p : p IS NOT NULL) AS host_paths
FROM k8s_pod
WHERE any_match(volumes, lambda v : array_has(v['types'], 'hostPath'))
