/*
id: k8s_role_ephemeral_containers
title: Role can put containers into running pods
severity: high
family: [k8s_role_wildcard_resources]
description: An ephemeral container sees the files, the memory and the token of the pod that it is put into.
remediation:
  console: Take pods/ephemeralcontainers away; let it be given for the time of a search.
attack: [T1609]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name, rules
FROM k8s_role
WHERE any_match(rules, lambda r : any_match(r['api_groups'], lambda g : g IN ('', '*'))
    AND rbac_names(r['resources'], 'pods/ephemeralcontainers') AND any_match(r['verbs'], lambda v : v IN ('update', 'patch', '*')))
  AND NOT builtin
