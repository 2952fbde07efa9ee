/*
id: k8s_pod_volume_types
title: Pod mounts volumes past persistent volumes
severity: medium
family: [k8s_pod_container_socket, k8s_pod_host_path_writable, k8s_pod_host_path]
description: >
  Volumes of network file systems and cloud disks that a pod names itself pass by the storage that administrators offer
  through claims. The restricted level of the Pod Security Standards allows only the types that carry no such access.
remediation:
  console: Mount the storage through a persistent volume claim.
references:
  - https://kubernetes.io/docs/concepts/security/pod-security-standards/
  - https://kubernetes.io/docs/concepts/storage/volumes/
params:
  allowed:
    type: text_list
    default: [configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected, secret]
    meaning: volume types that a pod may name
*/
SELECT resource_uid, namespace, name,
  array_transform(volumes, lambda v : named_struct('name', v['name'], 'types', v['types'])) AS volume_types
FROM k8s_pod
WHERE any_match(volumes, lambda v : any_match(v['types'], lambda t : t NOT IN ($allowed)))
