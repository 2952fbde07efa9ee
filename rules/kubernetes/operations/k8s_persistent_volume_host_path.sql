/*
id: k8s_persistent_volume_host_path
title: Persistent volume is a path of its node
severity: high
description: Whoever claims the volume reads and writes the node's own files.
remediation:
  console: Use a driver of the platform, or a local volume on a disk of its own.
attack: [T1611]
references:
  - https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
*/
SELECT resource_uid, name, host_path, types
FROM k8s_persistent_volume
WHERE any_match(types, lambda t : t = 'hostPath')
