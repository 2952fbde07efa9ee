/*
id: k8s_pod_cpu_limit_missing
title: Pod may take all the CPU of its node
severity: low
family: [k8s_pod_best_effort, k8s_pod_memory_limit_missing, k8s_pod_memory_request_missing, k8s_pod_resources_missing]
description: A container without a limit can starve its neighbours, by a fault or for mining.
remediation:
  console: Set resources.limits.cpu in every container.
  cli: kubectl set resources deployment <name> --limits=cpu=<quantity>
  terraform: |
    resources {
      limits = {
        cpu = "500m"
      }
    }
attack: [T1499]
references:
  - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
*/
SELECT resource_uid, namespace, name,
  array_transform(array_filter(containers, lambda c : NOT (c['cpu_limit'] OR c['ephemeral'])), lambda c : c['name']) AS risky_containers
FROM k8s_pod
WHERE any_match(containers, lambda c : NOT (c['cpu_limit'] OR c['ephemeral']))
