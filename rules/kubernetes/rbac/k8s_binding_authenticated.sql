/*
id: k8s_binding_authenticated
title: Binding gives rights to everybody who can log in
severity: medium
description: >
  system:authenticated is every user and service account of the cluster. Where the cluster takes logins of a cloud it may be everybody who
  has an account there.
remediation:
  console: Delete the binding, and bind the groups that need the role.
  cli: kubectl delete clusterrolebinding <name>
attack: [T1078]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
  - https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
*/
SELECT resource_uid, namespace, name, role_name, subjects
FROM k8s_role_binding
WHERE any_match(subjects, lambda s : s['name'] = 'system:authenticated') AND NOT builtin
