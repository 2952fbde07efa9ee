/*
id: k8s_pod_memory_request_missing
title: Pod does not say how much memory it needs
severity: medium
family: [k8s_pod_best_effort, k8s_pod_memory_limit_missing]
description: Without a request the scheduler puts the pod where there is none left, and it is the first to be killed.
remediation:
  console: Set resources.requests.memory in every container.
  cli: kubectl set resources deployment <name> --requests=memory=<quantity>
  terraform: |
    resources {
      requests = {
        memory = "256Mi"
      }
    }
references:
  - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
*/
SELECT resource_uid, namespace, name,
  array_transform(array_filter(containers, lambda c : NOT (c['memory_request'] OR c['ephemeral'])), lambda c : c['name']) AS risky_containers
FROM k8s_pod
WHERE any_match(containers, lambda c : NOT (c['memory_request'] OR c['ephemeral']))
