/*
id: azure_app_service_detailed_errors
title: Web app does not keep its error pages
severity: low
description: What led to an error, or was tried, cannot be told.
remediation:
  console: 'App Service > App Service logs: Detailed error messages.'
  cli: az webapp log config --resource-group <group> --name <app> --detailed-error-messages true
  terraform: Set logs { detailed_error_messages = true }.
references:
  - https://learn.microsoft.com/azure/app-service/troubleshoot-diagnostic-logs
*/
SELECT resource_uid, name, detailed_errors
-- Web server logs, detailed errors and traces of failed requests are logs of Windows.
-- https://learn.microsoft.com/azure/app-service/troubleshoot-diagnostic-logs
FROM (SELECT * FROM azure_app_service_configuration WHERE (linux OR function_app) IS NOT TRUE)
WHERE NOT detailed_errors
