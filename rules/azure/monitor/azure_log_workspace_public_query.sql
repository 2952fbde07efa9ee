/*
id: azure_log_workspace_public_query
title: Logs can be read over the internet
severity: low
description: Whoever gets hold of a token reads all logs from anywhere.
remediation:
  console: 'Log Analytics workspace > Network isolation: no queries from public networks.'
  cli: az monitor log-analytics workspace update --resource-group <group> --workspace-name <workspace> --query-access Disabled
  terraform: Set internet_query_enabled = false.
attack: [T1530]
references:
  - https://learn.microsoft.com/azure/azure-monitor/logs/private-link-security
*/
SELECT resource_uid, name, query
FROM azure_log_workspace
WHERE lower(query) NOT IN ('disabled', 'securedbyperimeter')
