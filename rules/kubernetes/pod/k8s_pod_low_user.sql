/*
id: k8s_pod_low_user
title: Pod runs as a user that the node may have as well
severity: low
family: [k8s_pod_root_user, k8s_pod_run_as_root_allowed]
description: >
  A container that breaks out acts as its user id on the node; ids below 10000 belong to accounts of many systems.
remediation:
  console: Set securityContext.runAsUser to 10000 or more.
attack: [T1611]
references:
  - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
params:
  least: {type: integer, default: 10000, meaning: lowest user id}
*/
SELECT resource_uid, namespace, name, run_as_user,
  array_transform(containers, lambda c : named_struct('name', c['name'], 'run_as_user', c['run_as_user'])) AS containers
FROM k8s_pod
WHERE os <> 'windows' AND host_users
  AND any_match(containers, lambda c : CASE WHEN c['run_as_user'] = -1 THEN run_as_user ELSE c['run_as_user'] END < $least)
