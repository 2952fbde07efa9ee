/*
id: k8s_role_secret_access
title: Role can read secrets
severity: high
family: [k8s_role_wildcard_resources]
description: get, list or watch on secrets gives all their values away, tokens and keys among them.
remediation:
  console: Take secrets out of the rule, or name the few that are needed in resourceNames.
attack: [T1552]
mapped_from: [prowler rbac_minimize_secret_access]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name, rules
FROM k8s_role
WHERE any_match(rules, lambda r : any_match(r['api_groups'], lambda g : g IN ('', '*'))
    AND rbac_names(r['resources'], 'secrets')
    AND any_match(r['verbs'], lambda v : v IN ('get', 'list', 'watch', '*')))
  AND NOT builtin
