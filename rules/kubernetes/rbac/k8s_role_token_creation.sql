/*
id: k8s_role_token_creation
title: Role can make tokens of service accounts
severity: high
family: [k8s_role_wildcard_resources]
description: create on serviceaccounts/token makes credentials of any account of the namespace.
remediation:
  console: Take serviceaccounts/token out of the role, or name the accounts in resourceNames.
attack: [T1528]
mapped_from: [prowler rbac_minimize_service_account_token_creation]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name, rules
FROM k8s_role
WHERE any_match(rules, lambda r : any_match(r['api_groups'], lambda g : g IN ('', '*'))
    AND rbac_names(r['resources'], 'serviceaccounts/token')
    AND any_match(r['verbs'], lambda v : v IN ('create', '*')))
  AND NOT builtin
