/*
id: k8s_role_log_deletion
title: Role can delete events and logs
severity: medium
family: [k8s_role_wildcard_resources]
description: Whoever deletes events removes the traces of what was done.
remediation:
  console: Take deleting of events out of the role.
attack: [T1070]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name, rules
FROM k8s_role
WHERE any_match(rules, lambda r : any_match(r['api_groups'], lambda g : g IN ('', 'events.k8s.io', '*'))
    AND (rbac_names(r['resources'], 'events')
      OR rbac_names(r['resources'], 'pods/log'))
    AND any_match(r['verbs'], lambda v : v IN ('delete', 'deletecollection', '*')))
  AND NOT builtin
