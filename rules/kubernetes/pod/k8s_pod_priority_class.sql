/*
id: k8s_pod_priority_class
title: Pod claims a priority of the system
severity: low
description: Pods of the system's classes push others off their nodes and are never pushed off themselves.
remediation:
  console: Name another priority class, or none.
references:
  - https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
params:
  guarded:
    type: text_list
    default: [system-cluster-critical, system-node-critical]
    meaning: priority classes that are kept for the system
*/
SELECT resource_uid, namespace, name, priority_class
FROM k8s_pod
WHERE priority_class IN ($guarded) AND namespace IS DISTINCT FROM 'kube-system'
