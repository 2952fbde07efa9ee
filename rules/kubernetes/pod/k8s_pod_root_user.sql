/*
id: k8s_pod_root_user
title: Pod runs as user 0
severity: high
description: runAsUser 0 is root, whatever the image says.
remediation:
  console: Set securityContext.runAsUser to a number above 0, or remove it and set runAsNonRoot.
  terraform: |
    security_context {
      run_as_user = 1000
    }
attack: [T1611]
mapped_from: [prowler core_minimize_root_containers_admission]
references:
  - https://kubernetes.io/docs/concepts/security/pod-security-standards/
  - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
*/
SELECT resource_uid, namespace, name, run_as_user,
  array_transform(array_filter(containers, lambda c : c['run_as_user'] = 0), lambda c : c['name']) AS risky_containers
FROM k8s_pod
WHERE host_users AND (any_match(containers, lambda c : c['run_as_user'] = 0
  OR (c['run_as_user'] = -1 AND run_as_user = 0)) OR run_as_user = 0)
