/*
id: k8s_pod_empty_dir_unlimited
title: Pod may fill its node's disk through an emptyDir
severity: low
description: An emptyDir without a size limit grows until the node evicts pods.
remediation:
  console: Set emptyDir.sizeLimit.
attack: [T1499]
references:
  - https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
*/
SELECT resource_uid, namespace, name, volumes
FROM k8s_pod
WHERE any_match(volumes, lambda v : array_has(v['types'], 'emptyDir') AND v['empty_dir_limit'] = '')
