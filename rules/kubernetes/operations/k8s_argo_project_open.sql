/*
id: k8s_argo_project_open
title: Argo CD project allows everything
severity: medium
description: A project with a wildcard for repositories, namespaces or cluster-wide kinds bounds nothing.
remediation:
  console: List repositories, namespaces and kinds.
attack: [T1195]
references:
  - https://argo-cd.readthedocs.io/en/stable/user-guide/projects/
*/
SELECT resource_uid, namespace, name, repositories, namespaces, cluster_kinds
FROM k8s_argo
WHERE kind = 'AppProject' AND (array_has(repositories, '*') OR array_has(namespaces, '*') OR array_has(cluster_kinds, '*'))
