/*
id: k8s_pod_default_namespace
title: Workload lives in the namespace default
severity: low
description: >
  Rights, quotas and network policies are given by namespace; what lives in default shares them with everything else there.
remediation:
  console: Move the workload to a namespace of its own.
references:
  - https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
*/
SELECT resource_uid, namespace, name
FROM k8s_pod
WHERE namespace = 'default'
