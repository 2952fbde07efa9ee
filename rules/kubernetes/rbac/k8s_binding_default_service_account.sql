/*
id: k8s_binding_default_service_account
title: Binding gives rights to a default service account
severity: medium
description: Every pod that names no account gets these rights.
remediation:
  console: Bind the role to a service account that only the workload in question uses.
attack: [T1078]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name, role_name, subjects
FROM k8s_role_binding
WHERE any_match(subjects, lambda s : s['kind'] = 'ServiceAccount' AND s['name'] = 'default') AND NOT builtin
