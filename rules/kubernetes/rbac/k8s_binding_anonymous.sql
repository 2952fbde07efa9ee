/*
id: k8s_binding_anonymous
title: Binding gives rights to callers who have not logged in
severity: critical
description: system:anonymous and system:unauthenticated are everybody who reaches the API server.
remediation:
  console: Delete the binding. Kubernetes' own, which show only versions and health, are left out.
attack: [T1078, T1190]
mapped_from: [prowler apiserver_anonymous_requests]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
  - https://kubernetes.io/docs/reference/access-authn-authz/authentication/#anonymous-requests
*/
SELECT resource_uid, namespace, name, role_name, subjects
FROM k8s_role_binding
WHERE any_match(subjects, lambda s : s['name'] IN ('system:anonymous', 'system:unauthenticated')) AND NOT builtin
