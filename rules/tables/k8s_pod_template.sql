/*
The pod that an object describes: a Pod itself, or the template out of which a workload's controller makes pods, those of Knative, Argo Rollouts,
OpenShift and agent-sandbox too. Here the kinds are brought to one form; what is in a pod stands in k8s_pod.
  resource_uid, resource_type   the object's; the type is the kind's name
  cluster           the account of the record; NULL: not said
  name, namespace   the object's; namespace NULL: not said (kubectl then takes the one of its context)
  api_version       group and version of the object: apps/v1
  metadata          JSON of the object's own metadata
  pod_metadata      JSON of the pod's metadata; of a Pod the same; {} where the template has none
  pod               JSON of the pod's spec; NULL: not in the record
  replicas          pods that the controller keeps; NULL for kinds that have no such number. Absent means 1
                    (https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas), or the fewest of the autoscaler that
                    stands beside the workload
  account           JSON of what the service account that stands beside it says of its token; NULL: none does
*/
CREATE VIEW k8s_pod_template AS
SELECT resource_uid, resource_type, name, cluster, namespace, api_version, metadata, replicas, account,
  CASE WHEN NOT json_has(template, 'metadata') THEN '{}' ELSE template -> 'metadata' END AS pod_metadata,
  template -> 'spec' AS pod
FROM (
  SELECT resource_uid, resource_type, resource_name AS name, account AS cluster,
    configuration -> 'metadata' ->> 'namespace' AS namespace, configuration ->> 'apiVersion' AS api_version,
    configuration -> 'metadata' AS metadata,
    CASE WHEN resource_type IN ('Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController', 'DeploymentConfig', 'Rollout')
      THEN CASE WHEN json_has(configuration, 'spec', 'replicas') = false AND json_has(configuration, '$autoscaler') IS NOT FALSE
        THEN json_int_or(1, configuration, '$autoscaler', 'minReplicas')
        ELSE json_int_or(1, configuration, 'spec', 'replicas') END END AS replicas,
    configuration -> '$service_account' AS account,
    CASE resource_type WHEN 'Pod' THEN configuration WHEN 'Revision' THEN configuration
      WHEN 'CronJob' THEN configuration -> 'spec' -> 'jobTemplate' -> 'spec' -> 'template'
      WHEN 'PodTemplate' THEN configuration -> 'template'
      WHEN 'SandboxTemplate' THEN configuration -> 'spec' -> 'podTemplate'
      ELSE configuration -> 'spec' -> 'template' END AS template
  FROM changes
  WHERE shape = 'kubernetes' AND resource_type IN (
      'Pod', 'Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController', 'DaemonSet', 'Job', 'CronJob', 'PodTemplate', 'SandboxTemplate',
      'DeploymentConfig', 'Service.serving.knative.dev', 'Configuration', 'Revision', 'ContainerSource', 'Rollout')
    -- Names that other groups use for something else.
    AND (resource_type NOT IN ('Configuration', 'Revision', 'ContainerSource', 'Rollout')
      OR regexp_like(configuration ->> 'apiVersion', '^(serving\.knative\.dev|sources\.knative\.dev|argoproj\.io)/'))
)
