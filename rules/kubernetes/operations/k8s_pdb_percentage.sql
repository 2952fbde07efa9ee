/*
id: k8s_pdb_percentage
title: Pod disruption budget leaves too few or too many pods
severity: informational
description: >
  Percentages keep pace with the number of replicas; a budget that keeps more than half of the pods slows down drains, one
  that keeps fewer risks the service.
remediation:
  console: Set maxUnavailable to at least half, or minAvailable to at most half, in per cent.
references:
  - https://kubernetes.io/docs/tasks/run-application/configure-pdb/
params:
  percent: {type: integer, default: 50, meaning: share of pods}
*/
SELECT resource_uid, namespace, name, min_available, max_unavailable
FROM k8s_pod_disruption_budget
WHERE CASE WHEN max_unavailable LIKE '%\%' THEN TRY_CAST(rtrim(max_unavailable, '%') AS BIGINT) < $percent
  WHEN min_available LIKE '%\%' THEN TRY_CAST(rtrim(min_available, '%') AS BIGINT) > $percent
  WHEN max_unavailable IS NOT NULL THEN false END
