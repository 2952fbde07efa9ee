/*
id: k8s_autoscaler_single
title: Autoscaler lets one pod serve alone
severity: low
description: With one pod every restart and every loss of a node is an outage.
remediation:
  console: Set minReplicas to 2 or more.
references:
  - https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
params:
  least: {type: integer, default: 2, meaning: fewest pods}
*/
SELECT resource_uid, namespace, name, least, most
FROM k8s_autoscaler
WHERE least < $least
