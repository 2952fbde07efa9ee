/*
id: k8s_role_rbac_management
title: Role can change roles and bindings
severity: high
family: [k8s_role_wildcard_resources]
description: >
  Whoever writes bindings gives rights to others, within what they have; with bind or escalate without bounds.
remediation:
  console: Leave roles and bindings to the few who run the cluster.
attack: [T1098]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name, rules
FROM k8s_role
WHERE any_match(rules, lambda r : any_match(r['api_groups'], lambda g : g IN ('rbac.authorization.k8s.io', '*'))
    AND (rbac_names(r['resources'], 'roles')
      OR rbac_names(r['resources'], 'clusterroles')
      OR rbac_names(r['resources'], 'rolebindings')
      OR rbac_names(r['resources'], 'clusterrolebindings'))
    AND any_match(r['verbs'], lambda v : v IN ('create', 'update', 'patch', '*')))
  AND NOT builtin
