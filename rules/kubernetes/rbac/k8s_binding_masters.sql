/*
id: k8s_binding_masters
title: Binding names the group system:masters
severity: high
description: >
  Members of system:masters pass by authorization altogether; a binding to the group hints at certificates that carry it.
remediation:
  console: Delete the binding and issue no certificates with that group.
attack: [T1098]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name, role_name, subjects
FROM k8s_role_binding
WHERE any_match(subjects, lambda s : s['name'] = 'system:masters') AND NOT builtin
