/*
id: k8s_pdb_blocks_eviction
title: Pod disruption budget allows no disruption
severity: low
description: >
  With maxUnavailable 0 or minAvailable 100% nodes cannot be drained: updates with security fixes wait for somebody to notice.
remediation:
  console: Allow at least one pod to be unavailable.
references:
  - https://kubernetes.io/docs/tasks/run-application/configure-pdb/
*/
SELECT resource_uid, namespace, name, min_available, max_unavailable
FROM k8s_pod_disruption_budget
WHERE max_unavailable IN ('0', '0%') OR min_available = '100%'
