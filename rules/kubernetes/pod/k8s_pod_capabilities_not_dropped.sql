/*
id: k8s_pod_capabilities_not_dropped
title: Pod keeps the default Linux capabilities
severity: medium
family: [k8s_pod_privileged]
description: >
  A container that does not drop ALL keeps a dozen capabilities, among them raw sockets and changing owners of files, that
  hardly any program needs.
remediation:
  console: >
    Set securityContext.capabilities.drop to [ALL] in every container, init container and ephemeral container; add single ones
    back where needed.
  cli: "kubectl patch deployment <name> -p '{\"spec\": {\"template\": {\"spec\": {\"containers\": [{\"name\": \"<container>\", \"securityContext\": {\"capabilities\": {\"drop\": [\"ALL\"]}}}]}}}}'"
  terraform: |
    security_context {
      capabilities {
        drop = ["ALL"]
      }
    }
attack: [T1611]
mapped_from: [prowler core_minimize_containers_capabilities_assigned]
references:
  - https://kubernetes.io/docs/concepts/security/pod-security-standards/
  - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
*/
SELECT resource_uid, namespace, name,
  array_transform(array_filter(containers, lambda c :
    NOT array_has(c['capabilities_drop'], 'ALL') OR array_has(c['capabilities_add'], 'ALL')), lambda c :
    c['name']) AS risky_containers
FROM k8s_pod
WHERE os <> 'windows'
  -- What is added is added after all has been dropped.
  AND any_match(containers, lambda c : NOT array_has(c['capabilities_drop'], 'ALL') OR array_has(c['capabilities_add'], 'ALL'))
