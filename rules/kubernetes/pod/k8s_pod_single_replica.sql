/*
id: k8s_pod_single_replica
title: Deployment runs one pod
severity: low
description: A Deployment with one replica is down whenever its pod or node is.
remediation:
  console: Set spec.replicas to 2 or more.
  cli: kubectl scale deployment <name> --replicas=2
references:
  - https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas
params:
  least: {type: integer, default: 2, meaning: fewest pods of a Deployment}
*/
SELECT resource_uid, namespace, name, replicas
FROM k8s_pod
WHERE replicas < $least AND resource_type = 'Deployment'
