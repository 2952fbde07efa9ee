/*
id: azure_activity_log_retention
title: Activity Log is kept for less than a year
severity: medium
description: An intrusion that is found after months cannot be traced where the records of that time are gone.
remediation:
  console: 'Monitor > Activity log > Export: retention of 365 days or more, or 0.'
  cli: az monitor log-profiles update --name <profile> --set retentionPolicy.days=365 retentionPolicy.enabled=true
  terraform: Set retention_policy { enabled = true, days = 365 }.
attack: [T1562.008]
references:
  - https://learn.microsoft.com/azure/azure-monitor/essentials/activity-log
params:
  days: {type: integer, default: 365, meaning: days for which records must be kept}
*/
SELECT resource_uid, name, retention_enabled, retention_days
FROM azure_activity_log_profile
-- Retention that is off, or of 0 days, keeps records for ever.
WHERE retention_enabled AND retention_days > 0 AND retention_days < $days
