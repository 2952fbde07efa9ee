/*
id: k8s_role_wildcard_verbs
title: Role allows every verb
severity: high
family: [k8s_role_wildcard_resources]
description: "A verb `*` allows what nobody thought of: escalate, impersonate, and verbs that a later version brings."
remediation:
  console: List the verbs that are needed.
attack: [T1098]
mapped_from: [prowler rbac_minimize_wildcard_use_roles]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name,
  array_filter(rules, lambda r : array_has(r['verbs'], '*')) AS risky_rules
FROM k8s_role
WHERE any_match(rules, lambda r : array_has(r['verbs'], '*'))
  AND NOT builtin
