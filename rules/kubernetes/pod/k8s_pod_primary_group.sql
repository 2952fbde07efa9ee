/*
id: k8s_pod_primary_group
title: Pod runs in the root group, said or not
severity: low
family: [k8s_pod_root_user, k8s_pod_run_as_root_allowed, k8s_pod_root_group, k8s_pod_low_user]
description: Where runAsGroup is not set the primary group of a container is root, and so are the files that it makes.
remediation:
  console: Set securityContext.runAsGroup to a number above 0.
references:
  - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
*/
SELECT resource_uid, namespace, name, run_as_group,
  array_transform(containers, lambda c : named_struct('name', c['name'], 'run_as_group', c['run_as_group'])) AS containers
FROM k8s_pod
WHERE os <> 'windows'
  AND (run_as_group = 0 OR any_match(containers, lambda c : c['run_as_group'] = 0 OR (c['run_as_group'] = -1 AND run_as_group = -1)))
