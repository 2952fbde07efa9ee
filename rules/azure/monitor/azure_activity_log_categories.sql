/*
id: azure_activity_log_categories
title: Activity Log is not kept whole
severity: medium
description: Writes, deletes or actions leave no trace.
remediation:
  console: 'Monitor > Activity log > Export: all categories.'
  cli: az monitor log-profiles update --name <profile> --categories Write Delete Action
  terraform: Set categories = ["Write", "Delete", "Action"].
attack: [T1562.008]
mapped_from: [prowler monitor_diagnostic_setting_with_appropriate_categories]
references:
  - https://learn.microsoft.com/azure/azure-monitor/essentials/activity-log
*/
SELECT resource_uid, name, categories
FROM azure_activity_log_profile
WHERE NOT (any_match(categories, lambda c : lower(c) = 'write') AND any_match(categories, lambda c : lower(c) = 'delete')
  AND any_match(categories, lambda c : lower(c) = 'action'))
