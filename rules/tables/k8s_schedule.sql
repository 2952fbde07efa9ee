/*
What runs by a cron expression: CronJobs, Velero's backup schedules.
  name, namespace, cluster
  schedule   the expression
*/
CREATE VIEW k8s_schedule AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster, configuration -> 'spec' ->> 'schedule' AS schedule
FROM changes WHERE shape = 'kubernetes' AND resource_type IN ('CronJob', 'Schedule')
