/*
id: k8s_pod_memory_limit_missing
title: Pod may take all the memory of its node
severity: medium
family: [k8s_pod_best_effort]
description: A container without a limit can drive its node out of memory and other pods with it.
remediation:
  console: Set resources.limits.memory in every container.
  cli: kubectl set resources deployment <name> --limits=memory=<quantity>
  terraform: |
    resources {
      limits = {
        memory = "256Mi"
      }
    }
attack: [T1499]
references:
  - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
*/
SELECT resource_uid, namespace, name,
  array_transform(array_filter(containers, lambda c : NOT (c['memory_limit'] OR c['ephemeral'])), lambda c : c['name']) AS risky_containers
FROM k8s_pod
WHERE any_match(containers, lambda c : NOT (c['memory_limit'] OR c['ephemeral']))
