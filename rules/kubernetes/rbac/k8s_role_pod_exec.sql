/*
id: k8s_role_pod_exec
title: Role can run commands in pods
severity: high
family: [k8s_role_wildcard_resources]
description: exec, attach and port-forward reach into running pods, past everything that guards their images.
remediation:
  console: Take pods/exec, pods/attach and pods/portforward out of the role.
attack: [T1609]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name, rules
FROM k8s_role
WHERE any_match(rules, lambda r : any_match(r['api_groups'], lambda g : g IN ('', '*'))
    AND (rbac_names(r['resources'], 'pods/exec')
      OR rbac_names(r['resources'], 'pods/attach')
      OR rbac_names(r['resources'], 'pods/portforward'))
    AND any_match(r['verbs'], lambda v : v IN ('create', 'get', '*')))
  AND NOT builtin
