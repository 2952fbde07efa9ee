/*
id: k8s_audit_policy_gaps
title: Audit policy leaves out secrets, workloads or pods that are entered
severity: medium
description: >
  What the policy does not record nobody can look up: who read secrets, changed workloads or ran commands in pods.
remediation:
  console: >
    Record Metadata at least of secrets, config maps, token reviews, pods and deployments, and of pods/exec, pods/portforward, pods/proxy and
    services/proxy.
attack: [T1562]
references:
  - https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
params:
  resources:
    type: text_list
    default: [secrets, configmaps, tokenreviews, pods, deployments, pods/exec, pods/portforward, pods/proxy, services/proxy]
    meaning: resources whose use must be recorded
*/
SELECT resource_uid, name, rules
FROM k8s_audit_policy
WHERE NOT all_match($resources, lambda k : any_match(rules, lambda r : r['level'] <> 'None'
  AND (array_length(r['resources']) = 0 OR any_match(r['resources'], lambda x : x IN ('*', k) OR (k LIKE '%/%' AND x = concat(split_part(k, '/', 1), '/*'))))))
