/*
id: azure_app_service_failed_requests
title: Web app does not trace failed requests
severity: low
description: What led to a failure, or was tried, cannot be told.
remediation:
  console: 'App Service > App Service logs: Failed request tracing.'
  cli: az webapp log config --resource-group <group> --name <app> --failed-request-tracing true
  terraform: Set logs { failed_request_tracing = true }.
references:
  - https://learn.microsoft.com/azure/app-service/troubleshoot-diagnostic-logs
*/
SELECT resource_uid, name, failed_requests
-- Web server logs, detailed errors and traces of failed requests are logs of Windows.
-- https://learn.microsoft.com/azure/app-service/troubleshoot-diagnostic-logs
FROM (SELECT * FROM azure_app_service_configuration WHERE (linux OR function_app) IS NOT TRUE)
WHERE NOT failed_requests
