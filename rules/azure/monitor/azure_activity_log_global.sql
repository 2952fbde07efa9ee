/*
id: azure_activity_log_global
title: Activity Log of what has no region is not kept
severity: medium
description: Changes of roles, policies and other things that lie in no region leave no record.
remediation:
  console: 'Monitor > Activity log > Export: regions all, global among them.'
  terraform: 'Add "global" to locations of azurerm_monitor_log_profile.'
attack: [T1562.008]
references:
  - https://learn.microsoft.com/azure/azure-monitor/essentials/activity-log
*/
SELECT resource_uid, name, locations
FROM azure_activity_log_profile
WHERE NOT any_match(locations, lambda l : lower(l) = 'global')
