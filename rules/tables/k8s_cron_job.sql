/*
Cron jobs. Document: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
  name, namespace, cluster
  starting_deadline_seconds   how late a job may begin; -1: no limit
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/cron_job
  https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/cron_job_v1
*/
CREATE VIEW k8s_cron_job AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster, json_int_or(-1, configuration, 'spec', 'startingDeadlineSeconds') AS starting_deadline_seconds
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'CronJob'
UNION ALL BY NAME
SELECT resource_uid, 'CronJob' AS resource_type, configuration -> 'metadata' -> 0 ->> 'name' AS name,
  configuration -> 'metadata' -> 0 ->> 'namespace' AS namespace, account AS cluster,
  nullif(json_int_or(-1, configuration, 'spec', 0, 'starting_deadline_seconds'), 0) AS starting_deadline_seconds
FROM changes WHERE shape = 'terraform' AND resource_type IN ('kubernetes_cron_job', 'kubernetes_cron_job_v1')
