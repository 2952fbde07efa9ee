/*
id: k8s_pod_privilege_escalation
title: Pod lets processes gain more rights than their parent
severity: high
family: [k8s_pod_privileged]
description: >
  Unless allowPrivilegeEscalation is false, a set-user-id program in the image makes root out of an ordinary process.
remediation:
  console: >
    Set securityContext.allowPrivilegeEscalation to false in every container, init container and ephemeral container.
  cli: "kubectl patch deployment <name> -p '{\"spec\": {\"template\": {\"spec\": {\"containers\": [{\"name\": \"<container>\", \"securityContext\": {\"allowPrivilegeEscalation\": false}}]}}}}'"
  terraform: |
    security_context {
      allow_privilege_escalation = false
    }
attack: [T1548]
mapped_from: [prowler core_minimize_allowPrivilegeEscalation_containers]
references:
  - https://kubernetes.io/docs/concepts/security/pod-security-standards/
  - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
*/
SELECT resource_uid, namespace, name,
  array_transform(array_filter(containers, lambda c : c['allow_privilege_escalation']), lambda c : c['name']) AS risky_containers
FROM k8s_pod
WHERE os <> 'windows' AND any_match(containers, lambda c : c['allow_privilege_escalation'])
