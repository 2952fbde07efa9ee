/*
id: k8s_role_escalation
title: Role can give itself more rights
severity: high
family: [k8s_role_wildcard_resources]
description: escalate and bind hand out rights that one does not have, impersonate acts as somebody else.
remediation:
  console: Take the verbs escalate, bind and impersonate out of the role.
attack: [T1098, T1078]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name, rules
FROM k8s_role
WHERE any_match(rules, lambda r :
    (any_match(r['verbs'], lambda v : v IN ('escalate', 'bind', '*'))
      AND any_match(r['api_groups'], lambda g : g IN ('rbac.authorization.k8s.io', '*'))
      AND (rbac_names(r['resources'], 'roles') OR rbac_names(r['resources'], 'clusterroles')))
    OR (any_match(r['verbs'], lambda v : v IN ('impersonate', '*'))
      AND any_match(r['api_groups'], lambda g : g IN ('', 'authentication.k8s.io', '*'))
      AND any_match(r['resources'], lambda x : x IN ('*', 'users', 'groups', 'serviceaccounts', 'uids') OR x LIKE 'userextras%')))
  AND NOT builtin
