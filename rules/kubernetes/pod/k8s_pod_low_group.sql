/*
id: k8s_pod_low_group
title: Pod runs in a group that the node may have as well
severity: low
family: [k8s_pod_root_user, k8s_pod_run_as_root_allowed, k8s_pod_root_group, k8s_pod_low_user, k8s_pod_primary_group]
description: Files of the node that a group may read are readable from a container that gets out with the same number.
remediation:
  console: Set securityContext.runAsGroup to 10000 or more.
references:
  - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
params:
  least: {type: integer, default: 10000, meaning: lowest group id}
*/
SELECT resource_uid, namespace, name, run_as_group,
  array_transform(containers, lambda c : named_struct('name', c['name'], 'run_as_group', c['run_as_group'])) AS containers
FROM k8s_pod
WHERE os <> 'windows' AND host_users
  AND any_match(containers, lambda c : CASE WHEN c['run_as_group'] = -1 THEN run_as_group ELSE c['run_as_group'] END < $least)
