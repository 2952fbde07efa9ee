/*
id: k8s_pod_probes_missing
title: Pod has a container without any probe
severity: low
description: Without a liveness, readiness or startup probe the kubelet knows only whether the process is there.
remediation:
  console: Add a livenessProbe, readinessProbe or startupProbe to each container of the workload.
references:
  - https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
*/
SELECT resource_uid, namespace, name,
  array_transform(array_filter(probes, lambda p : NOT p['has_liveness'] AND NOT p['has_readiness'] AND NOT p['has_startup']),
    lambda p : p['name']) AS risky_containers
FROM k8s_pod
WHERE any_match(probes, lambda p : NOT p['has_liveness'] AND NOT p['has_readiness'] AND NOT p['has_startup'])
  AND resource_type IN ('Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController')
