/*
id: k8s_pod_memory_not_guaranteed
title: Pod may use more memory than it asks for
severity: low
family: [k8s_pod_best_effort, k8s_pod_memory_limit_missing, k8s_pod_memory_request_missing, k8s_pod_resources_missing]
description: "Memory cannot be throttled: a pod that uses more than its request is killed when its node runs short."
remediation:
  console: Set resources.limits.memory equal to resources.requests.memory.
references:
  - https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
*/
SELECT resource_uid, namespace, name,
  array_transform(containers, lambda c :
    named_struct('name', c['name'], 'requests', c['requests'], 'limits', c['limits'])) AS resources
FROM k8s_pod
WHERE any_match(containers, lambda c : NOT c['ephemeral'] AND (NOT c['memory_request'] OR NOT c['memory_limit']
  OR c['memory_bytes']['request'] <> c['memory_bytes']['limit']))
