/*
id: k8s_pdb_empty
title: Pod disruption budget sets no number
severity: low
description: Without minAvailable and maxUnavailable the budget protects nothing.
remediation:
  console: Set one of the two.
references:
  - https://kubernetes.io/docs/tasks/run-application/configure-pdb/
*/
SELECT resource_uid, namespace, name, min_available, max_unavailable
FROM k8s_pod_disruption_budget
WHERE min_available = '' AND max_unavailable = ''
