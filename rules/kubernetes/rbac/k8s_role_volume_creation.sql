/*
id: k8s_role_volume_creation
title: Role can create persistent volumes
severity: medium
family: [k8s_role_wildcard_resources]
description: "A persistent volume may be a path of any node: creating one is a way into the node's files."
remediation:
  console: Leave creating volumes to the provisioner; give users claims.
attack: [T1611]
mapped_from: [prowler rbac_minimize_pv_creation_access]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name, rules
FROM k8s_role
WHERE any_match(rules, lambda r : any_match(r['api_groups'], lambda g : g IN ('', '*'))
    AND rbac_names(r['resources'], 'persistentvolumes')
    AND any_match(r['verbs'], lambda v : v IN ('create', '*')))
  AND NOT builtin
