/*
The pod that a resource of Terraform's provider of Kubernetes describes, whatever makes it. The columns are those of k8s_pod_template, without
name, namespace and api_version:
  resource_uid      address of the resource
  resource_type     the kind's own name, so that a rule about Deployments finds these too
  cluster           account of the record
  metadata          JSON of the object's own metadata
  pod_metadata      JSON of the pod's metadata
  pod               JSON of the pod's spec; NULL: not in the record
  replicas          pods that the controller keeps; NULL for kinds that have no such number
*/
CREATE VIEW k8s_pod_template_terraform AS
SELECT resource_uid, resource_type, cluster, metadata, template -> 'metadata' -> 0 AS pod_metadata, template -> 'spec' -> 0 AS pod,
  -- The provider keeps the number as text.
  CASE WHEN resource_type IN ('Deployment', 'StatefulSet', 'ReplicationController')
    THEN json_get_int(spec, 'replicas') END AS replicas
FROM (
  SELECT resource_uid, account AS cluster, configuration -> 'metadata' -> 0 AS metadata, configuration -> 'spec' -> 0 AS spec,
    CASE
      WHEN resource_type LIKE 'kubernetes\_pod%' THEN 'Pod' WHEN resource_type LIKE 'kubernetes\_deployment%' THEN 'Deployment'
      WHEN resource_type LIKE 'kubernetes\_stateful\_set%' THEN 'StatefulSet' WHEN resource_type LIKE 'kubernetes\_daemon%' THEN 'DaemonSet'
      WHEN resource_type LIKE 'kubernetes\_job%' THEN 'Job' WHEN resource_type LIKE 'kubernetes\_cron\_job%' THEN 'CronJob'
      ELSE 'ReplicationController' END AS resource_type,
    CASE WHEN resource_type LIKE 'kubernetes\_pod%' THEN configuration
      WHEN resource_type LIKE 'kubernetes\_cron\_job%'
        THEN configuration -> 'spec' -> 0 -> 'job_template' -> 0 -> 'spec' -> 0 -> 'template' -> 0
      ELSE configuration -> 'spec' -> 0 -> 'template' -> 0 END AS template
  FROM changes
  WHERE shape = 'terraform' AND resource_type IN (
    'kubernetes_pod', 'kubernetes_pod_v1', 'kubernetes_deployment', 'kubernetes_deployment_v1',
    'kubernetes_stateful_set', 'kubernetes_stateful_set_v1', 'kubernetes_daemonset', 'kubernetes_daemon_set_v1',
    'kubernetes_job', 'kubernetes_job_v1', 'kubernetes_cron_job', 'kubernetes_cron_job_v1',
    'kubernetes_replication_controller', 'kubernetes_replication_controller_v1')
)
