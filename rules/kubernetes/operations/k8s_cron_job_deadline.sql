/*
id: k8s_cron_job_deadline
title: Cron job may begin at any time later
severity: informational
description: >
  Jobs that were missed are started when the controller is back, and after a hundred of them none is started any more.
remediation:
  console: Set spec.startingDeadlineSeconds.
references:
  - https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline
*/
SELECT resource_uid, namespace, name, starting_deadline_seconds
FROM k8s_cron_job
WHERE starting_deadline_seconds = -1
