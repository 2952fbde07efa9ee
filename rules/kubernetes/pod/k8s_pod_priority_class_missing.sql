/*
id: k8s_pod_priority_class_missing
title: Pod names no priority class
severity: informational
family: [k8s_pod_label_missing]
description: Without a priority nobody has said which pods go first when nodes run short.
remediation:
  console: Name a priorityClassName, or make one class the default of the cluster.
references:
  - https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
*/
SELECT resource_uid, namespace, name, priority_class
FROM k8s_pod
WHERE priority_class = ''
