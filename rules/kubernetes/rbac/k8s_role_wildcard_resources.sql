/*
id: k8s_role_wildcard_resources
title: Role allows every resource
severity: high
description: A resource `*` covers secrets, and whatever resources are added to the cluster later.
remediation:
  console: List the resources that are needed.
attack: [T1098]
mapped_from: [prowler rbac_minimize_wildcard_use_roles]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name,
  array_filter(rules, lambda r : array_has(r['resources'], '*')) AS risky_rules
FROM k8s_role
WHERE any_match(rules, lambda r : array_has(r['resources'], '*'))
  AND NOT builtin
