/*
id: k8s_argo_project_no_denial
title: Argo CD project denies no kind of cluster-wide resource
severity: low
family: [k8s_argo_project_open]
description: >
  Whoever writes to a repository of the project may apply cluster roles and webhooks as soon as the allowed kinds are wide.
remediation:
  console: List kinds that nobody needs in clusterResourceBlacklist, or allow none in clusterResourceWhitelist.
references:
  - https://argo-cd.readthedocs.io/en/stable/operator-manual/project-specification/
*/
SELECT resource_uid, namespace, name, cluster_kinds, denied_kinds
FROM k8s_argo
WHERE kind = 'AppProject' AND denied_kinds = 0 AND array_length(cluster_kinds) > 0
