/*
id: k8s_namespace_pod_security_privileged
title: Namespace admits privileged pods
severity: medium
description: At the level privileged every pod is admitted, those that take over their node too.
remediation:
  console: Set pod-security.kubernetes.io/enforce to baseline or restricted.
  cli: kubectl label --overwrite namespace <name> pod-security.kubernetes.io/enforce=baseline
attack: [T1610]
references:
  - https://kubernetes.io/docs/concepts/security/pod-security-admission/
*/
SELECT resource_uid, name, enforce, warn, audit
FROM k8s_namespace
WHERE enforce = 'privileged' AND NOT system
