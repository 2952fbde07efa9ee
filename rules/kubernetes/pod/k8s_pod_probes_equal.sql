/*
id: k8s_pod_probes_equal
title: Pod has liveness and readiness probes that are the same
severity: low
description: When both probes are one, a pod that is merely busy is killed instead of being spared.
remediation:
  console: Give the liveness probe a longer delay, or another path than the readiness probe.
references:
  - https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
*/
SELECT resource_uid, namespace, name,
  array_transform(array_filter(probes, lambda p : p['same']), lambda p : p['name']) AS risky_containers
FROM k8s_pod
WHERE any_match(probes, lambda p : p['same'])
