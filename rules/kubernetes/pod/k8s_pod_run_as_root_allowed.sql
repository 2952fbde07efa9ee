/*
id: k8s_pod_run_as_root_allowed
title: Pod may run as root
severity: high
family: [k8s_pod_root_user]
description: >
  Without runAsNonRoot the kubelet starts images that run as root, and root in a container is one kernel mistake away from
  root on the node.
remediation:
  console: >
    Set securityContext.runAsNonRoot to true for the pod, or for each container, and build the image with a user of its own.
  cli: "kubectl patch deployment <name> -p '{\"spec\": {\"template\": {\"spec\": {\"securityContext\": {\"runAsNonRoot\": true}}}}}'"
  terraform: |
    security_context {
      run_as_non_root = true
    }
attack: [T1611]
mapped_from: [prowler core_minimize_root_containers_admission]
references:
  - https://kubernetes.io/docs/concepts/security/pod-security-standards/
  - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
*/
SELECT resource_uid, namespace, name, run_as_non_root,
  array_transform(containers, lambda c : named_struct('name', c['name'], 'run_as_non_root', c['run_as_non_root'])) AS containers
FROM k8s_pod
WHERE host_users AND any_match(containers, lambda c :
  (c['run_as_non_root'] = 'false' OR (c['run_as_non_root'] = 'unset' AND run_as_non_root <> 'true'))
  -- A user that is named goes before the image's.
  AND NOT CASE WHEN c['run_as_user'] = -1 THEN run_as_user > 0 ELSE c['run_as_user'] > 0 END)
