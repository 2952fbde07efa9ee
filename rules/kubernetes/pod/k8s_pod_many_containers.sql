/*
id: k8s_pod_many_containers
title: Pod holds many containers
severity: informational
description: >
  Containers of one pod share fate, network and volumes; many of them are often several programs that should be apart.
remediation:
  console: Split the pod, or raise the number if it has its reasons.
references:
  - https://kubernetes.io/docs/concepts/workloads/pods/
params:
  most: {type: integer, default: 4, meaning: most containers that a pod may hold}
*/
SELECT resource_uid, namespace, name, main_containers
FROM k8s_pod
WHERE main_containers > $most
