/*
id: k8s_pod_bare
title: Pod is made by no controller
severity: low
description: A pod that no Deployment, StatefulSet or Job has made is gone when its node is.
remediation:
  console: Let a Deployment, StatefulSet, DaemonSet or Job make the pod.
references:
  - https://kubernetes.io/docs/concepts/workloads/pods/#working-with-pods
*/
SELECT resource_uid, namespace, name
FROM k8s_pod
WHERE NOT owned AND resource_type = 'Pod'
