/*
id: k8s_namespace_pod_security_baseline
title: Namespace admits pods below the restricted level
severity: low
family: [k8s_namespace_pod_security_missing, k8s_namespace_pod_security_privileged]
description: The baseline keeps known ways to the node shut; pods may still run as root and with more rights than they need.
remediation:
  console: Label the namespace pod-security.kubernetes.io/enforce=restricted once its pods are ready for it.
references:
  - https://kubernetes.io/docs/concepts/security/pod-security-standards/
*/
SELECT resource_uid, name, enforce, warn, audit
FROM k8s_namespace
WHERE enforce <> 'restricted' AND NOT system
