/*
id: k8s_role_pod_creation
title: Role can create pods
severity: medium
family: [k8s_role_wildcard_resources]
description: Whoever creates pods can mount every secret of the namespace and use every service account in it.
remediation:
  console: Leave creating pods to the controllers and to the deployment's own account.
attack: [T1610]
mapped_from: [prowler rbac_minimize_pod_creation_access]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name, rules
FROM k8s_role
WHERE any_match(rules, lambda r : any_match(r['api_groups'], lambda g : g IN ('', '*'))
    AND (rbac_names(r['resources'], 'pods') OR rbac_names(r['resources'], 'replicationcontrollers'))
    AND any_match(r['verbs'], lambda v : v IN ('create', '*')))
  AND NOT builtin
