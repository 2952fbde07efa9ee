/*
What Argo CD applies: applications and the projects that bound them.
Document: https://argo-cd.readthedocs.io/en/stable/operator-manual/project-specification/
  kind              Application, AppProject
  name, namespace, cluster
  project           of an application; default where none is said
  repositories      that a project may apply from; of an application its own
  namespaces        that a project may apply to
  denied_kinds      number of kinds of cluster-wide resources that a project denies
  cluster_kinds     kinds of cluster-wide resources that a project may apply; empty: none
*/
CREATE VIEW k8s_argo AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster, 'Application' AS kind,
  json_text_or('default', configuration, 'spec', 'project') AS project,
  json_texts_or_empty(configuration, 'spec', 'source', 'repoURL') AS repositories,
  json_texts_or_empty(configuration, 'spec', 'destination', 'namespace') AS namespaces,
  array_filter(json_texts_or_empty(configuration, 'spec', 'project'), lambda p : false) AS cluster_kinds
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'Application'
  AND (configuration ->> 'apiVersion' LIKE 'argoproj.io/%') IS NOT FALSE
UNION ALL BY NAME
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster, 'AppProject' AS kind, resource_name AS project,
  json_texts_or_empty(configuration, 'spec', 'sourceRepos') AS repositories,
  array_transform(json_array_or_empty(configuration, 'spec', 'destinations'), lambda d : d ->> 'namespace') AS namespaces,
  array_transform(json_array_or_empty(configuration, 'spec', 'clusterResourceWhitelist'), lambda k :
    k ->> 'kind') AS cluster_kinds,
  array_length(json_array_or_empty(configuration, 'spec', 'clusterResourceBlacklist')) AS denied_kinds
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'AppProject'
