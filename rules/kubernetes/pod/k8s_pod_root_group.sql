/*
id: k8s_pod_root_group
title: Pod runs in the root group
severity: medium
description: Files of group 0 are open to a pod whose primary, supplementary or volume group is 0.
remediation:
  console: Set runAsGroup, fsGroup and supplementalGroups to numbers above 0.
  terraform: |
    security_context {
      run_as_group = 3000
      fs_group     = 2000
    }
references:
  - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
*/
SELECT resource_uid, namespace, name, run_as_group, fs_group, supplemental_groups,
  array_transform(array_filter(containers, lambda c : c['run_as_group'] = 0), lambda c : c['name']) AS risky_containers
FROM k8s_pod
WHERE run_as_group = 0 OR fs_group = 0 OR any_match(supplemental_groups, lambda g : g = 0)
  OR any_match(containers, lambda c : c['run_as_group'] = 0)
