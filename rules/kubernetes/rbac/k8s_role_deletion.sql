/*
id: k8s_role_deletion
title: Role can delete workloads, secrets or namespaces
severity: low
family: [k8s_role_wildcard_resources, k8s_role_workload_management]
description: Whoever gets the role takes services down and destroys what is kept in the cluster.
remediation:
  console: Take delete and deletecollection away from roles that need them for nothing.
attack: [T1485]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name, rules
FROM k8s_role
WHERE any_match(rules, lambda r : any_match(r['resources'], lambda x : x IN ('*', 'pods', 'services', 'secrets', 'configmaps', 'namespaces',
      'persistentvolumes', 'persistentvolumeclaims', 'deployments', 'statefulsets', 'daemonsets', 'replicasets', 'jobs', 'cronjobs'))
    AND any_match(r['verbs'], lambda v : v IN ('delete', 'deletecollection', '*')))
  AND NOT builtin
