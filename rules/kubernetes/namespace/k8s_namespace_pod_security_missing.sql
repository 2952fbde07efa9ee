/*
id: k8s_namespace_pod_security_missing
title: Namespace has no level of Pod Security admission
severity: medium
description: Without a label the cluster's default holds, which is privileged unless somebody changed it.
remediation:
  console: "Label the namespace with pod-security.kubernetes.io/enforce: baseline or restricted."
  cli: kubectl label namespace <name> pod-security.kubernetes.io/enforce=baseline
attack: [T1610]
references:
  - https://kubernetes.io/docs/concepts/security/pod-security-admission/
*/
SELECT resource_uid, name, enforce, warn, audit
FROM k8s_namespace
WHERE enforce = '' AND warn = '' AND audit = '' AND NOT system
