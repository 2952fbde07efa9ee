/*
id: k8s_role_config_map_management
title: Role can change config maps
severity: low
family: [k8s_role_wildcard_resources]
description: >
  Programs take their settings from config maps, those of the control plane too: who writes them steers the programs.
remediation:
  console: Name the config maps in resourceNames, or take the verbs away.
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name, rules
FROM k8s_role
WHERE any_match(rules, lambda r : any_match(r['api_groups'], lambda g : g IN ('', '*')) AND rbac_names(r['resources'], 'configmaps')
    AND any_match(r['verbs'], lambda v : v IN ('create', 'update', 'patch', 'delete', 'deletecollection', '*')))
  AND NOT builtin
