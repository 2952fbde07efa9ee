/*
id: azure_application_insights_local_auth
title: Application Insights takes data from everybody who has its key
severity: medium
description: The key stands in every client. Whoever copies it writes false telemetry, or so much that it costs.
remediation:
  console: 'Application Insights > Properties > Local Authentication: Disabled.'
  terraform: 'Set local_authentication_enabled = false (azurerm 4: local_authentication_disabled = true).'
attack: [T1565]
references:
  - https://learn.microsoft.com/azure/azure-monitor/app/azure-ad-authentication
*/
SELECT resource_uid, name, local_auth
FROM azure_application_insights
WHERE local_auth
