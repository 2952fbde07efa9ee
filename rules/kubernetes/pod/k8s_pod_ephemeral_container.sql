/*
id: k8s_pod_ephemeral_container
title: Pod has an ephemeral container
severity: low
description: >
  Somebody has put a container of his own into a running pod, with an image that nobody has reviewed; it stays until the pod
  ends.
remediation:
  console: Delete the pod when the search is over, and let few people update pods/ephemeralcontainers.
attack: [T1609]
references:
  - https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/
*/
SELECT resource_uid, namespace, name, ephemeral
FROM k8s_pod_container
WHERE ephemeral > 0
