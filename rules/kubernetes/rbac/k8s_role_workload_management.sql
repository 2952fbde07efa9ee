/*
id: k8s_role_workload_management
title: Role can change workloads
severity: low
family: [k8s_role_wildcard_resources]
description: Whoever writes Deployments, Jobs and their like runs any image with any service account of the namespace.
remediation:
  console: Leave deploying to the pipeline's account.
attack: [T1610]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name, rules
FROM k8s_role
WHERE any_match(rules, lambda r : (any_match(r['api_groups'], lambda g : g IN ('apps', 'batch', '*'))
    AND (rbac_names(r['resources'], 'deployments')
      OR rbac_names(r['resources'], 'statefulsets')
      OR rbac_names(r['resources'], 'daemonsets')
      OR rbac_names(r['resources'], 'replicasets')
      OR rbac_names(r['resources'], 'jobs')
      OR rbac_names(r['resources'], 'cronjobs'))
    OR any_match(r['api_groups'], lambda g : g IN ('', '*')) AND rbac_names(r['resources'], 'replicationcontrollers'))
    AND any_match(r['verbs'], lambda v : v IN ('create', 'update', 'patch', 'delete', 'deletecollection', '*')))
  AND NOT builtin
