/*
id: k8s_role_network_management
title: Role can change services, endpoints, ingresses and network policies
severity: medium
family: [k8s_role_wildcard_resources]
description: Whoever writes them opens what was closed, and sends traffic elsewhere.
remediation:
  console: Leave networking to the few who run it.
attack: [T1562]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name, rules
FROM k8s_role
WHERE any_match(rules, lambda r : any_match(r['api_groups'], lambda g : g IN ('', 'networking.k8s.io', 'discovery.k8s.io', '*'))
    AND (rbac_names(r['resources'], 'services')
      OR rbac_names(r['resources'], 'ingresses')
      OR rbac_names(r['resources'], 'networkpolicies')
      OR rbac_names(r['resources'], 'endpoints')
      OR rbac_names(r['resources'], 'endpointslices'))
    AND any_match(r['verbs'], lambda v : v IN ('create', 'update', 'patch', 'delete', 'deletecollection', '*')))
  AND NOT builtin
