/*
id: k8s_pod_node_name
title: Pod passes by the scheduler
severity: low
description: A pod that names its node is put there, taints and free memory or not.
remediation:
  console: Remove nodeName; use node selectors or affinities.
references:
  - https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodename
*/
SELECT resource_uid, namespace, name, node_name
FROM k8s_pod
WHERE node_name <> '' AND NOT owned
