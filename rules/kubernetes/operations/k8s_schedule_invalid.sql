/*
id: k8s_schedule_invalid
title: Schedule is no cron expression
severity: low
description: A job or backup whose schedule cannot be read never runs.
remediation:
  console: Write five fields, or @hourly and its like.
references:
  - https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
*/
SELECT resource_uid, namespace, name, schedule
FROM k8s_schedule
WHERE NOT regexp_like(schedule,
  '^((CRON_TZ|TZ)=\S+\s+)?(@(yearly|annually|monthly|weekly|daily|midnight|hourly|every\s+\S+)|[0-9*,/?-]+\s+[0-9*,/?-]+\s+[0-9*,/?L-]+\s+[0-9A-Za-z*,/?-]+\s+[0-9A-Za-z*,/?#L-]+)$')
