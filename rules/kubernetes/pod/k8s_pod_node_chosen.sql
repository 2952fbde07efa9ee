/*
id: k8s_pod_node_chosen
title: Pod chooses its node by itself
severity: low
description: nodeName passes by the scheduler, taints and all; a node selector by host name ties the pod to one machine.
remediation:
  console: Remove nodeName and the selector by host name; use affinities or topology spread.
references:
  - https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
*/
SELECT resource_uid, namespace, name, node_name, node_selector
FROM k8s_pod
WHERE (node_name <> '' AND NOT owned) OR json_has(node_selector, 'kubernetes.io/hostname')
