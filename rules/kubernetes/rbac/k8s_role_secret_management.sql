/*
id: k8s_role_secret_management
title: Role can change secrets
severity: medium
family: [k8s_role_wildcard_resources]
description: >
  Whoever writes a secret decides what programs log in with and whom they trust; a new secret of the type of a service account
  token gives its token.
remediation:
  console: Name the secrets in resourceNames, or take the verbs away.
attack: [T1098]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name, rules
FROM k8s_role
WHERE any_match(rules, lambda r : any_match(r['api_groups'], lambda g : g IN ('', '*')) AND rbac_names(r['resources'], 'secrets')
    AND any_match(r['verbs'], lambda v : v IN ('create', 'update', 'patch', 'delete', 'deletecollection', '*')))
  AND NOT builtin
