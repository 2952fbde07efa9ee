/*
id: k8s_pod_host_path_writable
title: Pod can write to a path of its node
severity: high
family: [k8s_pod_container_socket]
description: >
  Whoever can write into the node's file system can leave the container: by symbolic links, start scripts or the kubelet's own
  folders.
remediation:
  console: Set readOnly to true in every volumeMount of a hostPath volume.
  terraform: |
    volume_mount {
      name       = "logs"
      mount_path = "/logs"
      read_only  = true
    }
attack: [T1611]
references:
  - https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
*/
SELECT resource_uid, namespace, name,
  array_filter(array_transform(volumes, lambda v : v['host_path']), lambda p : p IS NOT NULL) AS host_paths
FROM k8s_pod
WHERE any_match(volumes, lambda v : array_has(v['types'], 'hostPath')
  AND any_match(containers, lambda c : any_match(c['mounts'], lambda m : m['name'] = v['name'] AND NOT m['read_only'])))
