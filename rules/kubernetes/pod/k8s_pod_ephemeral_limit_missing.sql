/*
id: k8s_pod_ephemeral_limit_missing
title: Pod may fill the disk of its node
severity: low
family: [k8s_pod_best_effort, k8s_pod_memory_limit_missing, k8s_pod_memory_request_missing, k8s_pod_resources_missing]
description: Logs and layers of one container fill the disk, and the kubelet evicts others.
remediation:
  console: "Set resources.limits['ephemeral-storage'] for each container."
references:
  - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#local-ephemeral-storage
*/
SELECT resource_uid, namespace, name,
  array_transform(array_filter(containers, lambda c : NOT c['ephemeral_limit']), lambda c : c['name']) AS risky_containers
FROM k8s_pod_container
WHERE any_match(containers, lambda c : NOT c['ephemeral_limit'])
