/*
id: k8s_pod_ephemeral_request_missing
title: Pod does not say how much disk of its node it needs
severity: low
family: [k8s_pod_best_effort, k8s_pod_memory_limit_missing, k8s_pod_memory_request_missing, k8s_pod_resources_missing]
description: The scheduler puts the pod on a node whose disk may be full.
remediation:
  console: "Set resources.requests['ephemeral-storage'] for each container."
references:
  - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#local-ephemeral-storage
*/
SELECT resource_uid, namespace, name,
  array_transform(array_filter(containers, lambda c : NOT c['ephemeral_request']), lambda c : c['name']) AS risky_containers
FROM k8s_pod_container
WHERE any_match(containers, lambda c : NOT c['ephemeral_request'])
