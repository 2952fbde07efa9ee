/*
id: k8s_pod_proc_mount
title: Pod sees all of /proc
severity: high
family: [k8s_pod_privileged]
description: >
  The runtime masks parts of /proc that tell about the node or change it; procMount Unmasked takes the masks away.
remediation:
  console: Remove securityContext.procMount, or set it to Default.
attack: [T1611]
references:
  - https://kubernetes.io/docs/concepts/security/pod-security-standards/
*/
SELECT resource_uid, namespace, name,
  array_transform(array_filter(containers, lambda c : c['proc_mount'] <> 'Default'), lambda c : c['name']) AS risky_containers
FROM k8s_pod
WHERE host_users AND any_match(containers, lambda c : c['proc_mount'] <> 'Default')
