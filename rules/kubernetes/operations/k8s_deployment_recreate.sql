/*
id: k8s_deployment_recreate
title: Deployment stops all pods before it starts new ones
severity: low
description: Each change is an outage, as long as the new pods need to start.
remediation:
  console: Use the strategy RollingUpdate, unless two versions cannot run side by side.
references:
  - https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
*/
SELECT resource_uid, namespace, name, strategy
FROM k8s_deployment
WHERE strategy = 'Recreate'
