/*
What runs by a cron expression: CronJobs, Velero's backup schedules.
  name, namespace, cluster
  schedule   the expression
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/cron_job_v1
*/
CREATE VIEW k8s_schedule AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster, configuration -> 'spec' ->> 'schedule' AS schedule
FROM changes WHERE shape = 'kubernetes' AND resource_type IN ('CronJob', 'Schedule')
UNION ALL BY NAME
SELECT resource_uid, 'CronJob' AS resource_type, configuration -> 'metadata' -> 0 ->> 'name' AS name,
  configuration -> 'metadata' -> 0 ->> 'namespace' AS namespace, account AS cluster,
  configuration -> 'spec' -> 0 ->> 'schedule' AS schedule
FROM changes WHERE shape = 'terraform' AND resource_type IN ('kubernetes_cron_job', 'kubernetes_cron_job_v1')
