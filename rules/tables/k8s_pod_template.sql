/*
The pod that an object describes: a Pod itself, or the template out of which a workload's controller makes pods. Here the kinds
are brought to one form; what is in a pod stands in k8s_pod.
  resource_uid, resource_type   the object's; the type is the kind's name
  cluster           the account of the record; NULL: not said
  name, namespace   the object's; namespace NULL: not said (kubectl then takes the one of its context)
  api_version       group and version of the object: apps/v1
  metadata          JSON of the object's own metadata
  pod_metadata      JSON of the pod's metadata; of a Pod the same; {} where the template has none
  pod               JSON of the pod's spec; NULL: not in the record
  replicas          pods that the controller keeps; NULL for kinds that have no such number. Absent means 1
                    (https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas)
*/
CREATE VIEW k8s_pod_template AS
SELECT resource_uid, resource_type, resource_name AS name, account AS cluster,
  configuration -> 'metadata' ->> 'namespace' AS namespace, configuration ->> 'apiVersion' AS api_version,
  configuration -> 'metadata' AS metadata, configuration -> 'metadata' AS pod_metadata, configuration -> 'spec' AS pod
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'Pod'
UNION ALL BY NAME
SELECT resource_uid, resource_type, resource_name AS name, account AS cluster,
  configuration -> 'metadata' ->> 'namespace' AS namespace, configuration ->> 'apiVersion' AS api_version,
  configuration -> 'metadata' AS metadata,
  CASE WHEN NOT json_has(configuration, 'spec', 'template', 'metadata') THEN '{}'
    ELSE configuration -> 'spec' -> 'template' -> 'metadata' END AS pod_metadata,
  configuration -> 'spec' -> 'template' -> 'spec' AS pod,
  json_int_or(1, configuration, 'spec', 'replicas') AS replicas
FROM changes
WHERE shape = 'kubernetes' AND resource_type IN ('Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController')
UNION ALL BY NAME
SELECT resource_uid, resource_type, resource_name AS name, account AS cluster,
  configuration -> 'metadata' ->> 'namespace' AS namespace, configuration ->> 'apiVersion' AS api_version,
  configuration -> 'metadata' AS metadata,
  CASE WHEN NOT json_has(configuration, 'spec', 'template', 'metadata') THEN '{}'
    ELSE configuration -> 'spec' -> 'template' -> 'metadata' END AS pod_metadata,
  configuration -> 'spec' -> 'template' -> 'spec' AS pod
FROM changes WHERE shape = 'kubernetes' AND resource_type IN ('DaemonSet', 'Job')
UNION ALL BY NAME
SELECT resource_uid, resource_type, resource_name AS name, account AS cluster,
  configuration -> 'metadata' ->> 'namespace' AS namespace, configuration ->> 'apiVersion' AS api_version,
  configuration -> 'metadata' AS metadata,
  CASE WHEN NOT json_has(configuration, 'spec', 'jobTemplate', 'spec', 'template', 'metadata') THEN '{}'
    ELSE configuration -> 'spec' -> 'jobTemplate' -> 'spec' -> 'template' -> 'metadata' END AS pod_metadata,
  configuration -> 'spec' -> 'jobTemplate' -> 'spec' -> 'template' -> 'spec' AS pod
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'CronJob'
UNION ALL BY NAME
SELECT resource_uid, resource_type, resource_name AS name, account AS cluster,
  configuration -> 'metadata' ->> 'namespace' AS namespace, configuration ->> 'apiVersion' AS api_version,
  configuration -> 'metadata' AS metadata,
  CASE WHEN NOT json_has(configuration, 'template', 'metadata') THEN '{}'
    ELSE configuration -> 'template' -> 'metadata' END AS pod_metadata,
  configuration -> 'template' -> 'spec' AS pod
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'PodTemplate'
