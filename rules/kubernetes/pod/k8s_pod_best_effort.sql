/*
id: k8s_pod_best_effort
title: Pod asks for no resources at all
severity: low
description: >
  A pod without any request or limit is of the class BestEffort: the first that a node throws out when it runs short.
remediation:
  console: Set resources.requests in at least one container, better in all.
  cli: kubectl set resources deployment <name> --requests=cpu=<quantity>,memory=<quantity>
references:
  - https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
*/
SELECT resource_uid, namespace, name
FROM k8s_pod
WHERE all_match(containers, lambda c :
  c['ephemeral'] OR NOT (c['cpu_request'] OR c['memory_request'] OR c['cpu_limit'] OR c['memory_limit']))
