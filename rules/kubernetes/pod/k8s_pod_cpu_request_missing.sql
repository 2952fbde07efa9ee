/*
id: k8s_pod_cpu_request_missing
title: Pod does not say how much CPU it needs
severity: low
family: [k8s_pod_best_effort, k8s_pod_memory_limit_missing, k8s_pod_memory_request_missing, k8s_pod_resources_missing]
description: Without a request the scheduler puts the pod where there is none left, and it is the first to starve.
remediation:
  console: Set resources.requests.cpu in every container.
  cli: kubectl set resources deployment <name> --requests=cpu=<quantity>
  terraform: |
    resources {
      requests = {
        cpu = "500m"
      }
    }
references:
  - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
*/
SELECT resource_uid, namespace, name,
  array_transform(array_filter(containers, lambda c : NOT (c['cpu_request'] OR c['ephemeral'])), lambda c : c['name']) AS risky_containers
FROM k8s_pod
WHERE any_match(containers, lambda c : NOT (c['cpu_request'] OR c['ephemeral']))
