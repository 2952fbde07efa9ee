/*
id: k8s_autoscaler_fixed
title: Autoscaler has no room to scale
severity: low
description: Where the fewest and the most replicas are the same number the autoscaler does nothing.
remediation:
  console: Raise maxReplicas.
references:
  - https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
*/
SELECT resource_uid, namespace, name, least, most
FROM k8s_autoscaler
WHERE least >= most
