/*
id: k8s_pod_security_context_missing
title: Pod has no security context at all
severity: low
family: [k8s_pod_run_as_root_allowed, k8s_pod_privilege_escalation]
description: All that the runtime allows by default is left as it is, for the pod and for each container.
remediation:
  console: Set securityContext for the pod or for each container.
references:
  - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
*/
SELECT resource_uid, namespace, name
FROM k8s_pod_container
WHERE NOT has_security_context AND any_match(containers, lambda c : NOT c['has_security_context'])
