/*
id: k8s_pod_node_selected
title: Pod is tied to one node
severity: low
description: A node selector by host name ties the pod to one machine.
remediation:
  console: Remove the selector by host name; use affinities or topology spread.
references:
  - https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
*/
SELECT resource_uid, namespace, name, node_selector
FROM k8s_pod
WHERE json_has(node_selector, 'kubernetes.io/hostname')
