/*
id: k8s_pod_liveness_probe_missing
title: Pod has no liveness probe
severity: low
family: [k8s_pod_probes_missing]
description: Without a liveness probe a container that hangs stays as it is.
remediation:
  console: Add a livenessProbe to each container of the workload.
references:
  - https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
*/
SELECT resource_uid, namespace, name,
  array_transform(array_filter(probes, lambda p : NOT p['has_liveness']), lambda p : p['name']) AS risky_containers
FROM k8s_pod
WHERE any_match(probes, lambda p : NOT p['has_liveness'])
  AND resource_type IN ('Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController')
