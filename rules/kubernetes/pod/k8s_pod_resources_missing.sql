/*
id: k8s_pod_resources_missing
title: Pod does not say its requests and its memory limit
severity: low
family: [k8s_pod_best_effort, k8s_pod_memory_limit_missing, k8s_pod_memory_request_missing]
description: Without requests the scheduler guesses, without a memory limit one container takes its node down.
remediation:
  console: Set resources.requests.cpu, resources.requests.memory and resources.limits.memory in every container.
  cli: kubectl set resources deployment <name> --requests=cpu=<quantity>,memory=<quantity> --limits=memory=<quantity>
references:
  - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
*/
SELECT resource_uid, namespace, name,
  array_transform(containers, lambda c :
    named_struct('name', c['name'], 'requests', c['requests'], 'limits', c['limits'])) AS containers
FROM k8s_pod
WHERE any_match(containers, lambda c : NOT c['ephemeral'] AND NOT (c['cpu_request'] AND c['memory_request'] AND c['memory_limit']))
