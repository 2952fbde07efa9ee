/*
id: azure_network_flow_log_retention
title: Flow log is not written, or kept too short
severity: medium
description: >-
  An intrusion that is found after weeks cannot be traced where the records of that time are gone, or were never written.
remediation:
  console: 'Network Watcher > Flow logs > flow log: set retention to 90 days or more.'
  cli: az network watcher flow-log update --location <region> --name <name> --retention 90
  terraform: Set retention_policy { enabled = true, days = 90 }.
attack: [T1562.008]
mapped_from: [prowler network_flow_log_more_than_90_days]
references:
  - https://learn.microsoft.com/azure/network-watcher/nsg-flow-logs-overview
params:
  days: {type: integer, default: 90, meaning: days for which records must be kept}
*/
SELECT resource_uid, name, enabled, retention_enabled, retention_days
FROM azure_network_flow_log
-- Retention that is off, or of 0 days, keeps records for ever.
WHERE NOT enabled OR retention_enabled AND retention_days > 0 AND retention_days < $days
