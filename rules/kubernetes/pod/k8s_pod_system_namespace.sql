/*
id: k8s_pod_system_namespace
title: Workload lives in a namespace of Kubernetes itself
severity: low
description: >
  What lives in kube-system is mostly left out of policies and quotas; whoever may deploy there may do nearly everything.
remediation:
  console: "Move the workload to a namespace of its own. The cluster's own components are found too: except them."
attack: [T1036]
references:
  - https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
*/
SELECT resource_uid, namespace, name
FROM k8s_pod
WHERE namespace IN ('kube-system', 'kube-public', 'kube-node-lease')
