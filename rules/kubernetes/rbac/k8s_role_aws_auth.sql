/*
id: k8s_role_aws_auth
title: Role can change who is let into a cluster of EKS
severity: high
family: [k8s_role_wildcard_resources]
description: >
  The config map aws-auth says which principals of AWS belong to which groups of the cluster: who changes it makes himself
  administrator.
remediation:
  console: Name other config maps in resourceNames, and let access entries of EKS say who is let in.
attack: [T1098]
references:
  - https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html
*/
SELECT resource_uid, namespace, name, rules
FROM k8s_role
WHERE any_match(rules, lambda r : any_match(r['api_groups'], lambda g : g IN ('', '*')) AND rbac_names(r['resources'], 'configmaps')
    AND any_match(r['verbs'], lambda v : v IN ('update', 'patch', 'delete', '*')) AND array_has(r['resource_names'], 'aws-auth'))
  AND NOT builtin
