/*
id: k8s_pod_readiness_probe_missing
title: Pod has no readiness probe
severity: low
family: [k8s_pod_probes_missing]
description: Without a readiness probe a pod gets requests before it can answer them.
remediation:
  console: Add a readinessProbe to each container that serves requests.
references:
  - https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
*/
SELECT resource_uid, namespace, name,
  array_transform(array_filter(probes, lambda p : NOT p['has_readiness']), lambda p : p['name']) AS risky_containers
FROM k8s_pod
WHERE any_match(probes, lambda p : NOT p['has_readiness'])
  AND resource_type IN ('Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController')
