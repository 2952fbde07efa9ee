/*
id: azure_application_insights_classic
title: Application Insights has no workspace
severity: low
description: >-
  Classic resources were retired in February 2024: what they hold is outside of the roles, keys and retention of a workspace.
remediation:
  console: 'Application Insights > Properties: Migrate to Workspace-based.'
  terraform: Set workspace_id.
references:
  - https://learn.microsoft.com/azure/azure-monitor/app/create-workspace-resource
*/
SELECT resource_uid, name, workspace
FROM azure_application_insights
WHERE workspace = ''
