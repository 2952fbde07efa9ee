/*
id: azure_app_service_http_logging
title: Web app does not log requests
severity: low
description: Nobody can tell afterwards who called what.
remediation:
  console: 'App Service > App Service logs: Web server logging.'
  cli: az webapp log config --resource-group <group> --name <app> --web-server-logging filesystem
  terraform: Add logs { http_logs { … } }.
attack: [T1562.008]
mapped_from: [prowler app_http_logs_enabled]
references:
  - https://learn.microsoft.com/azure/app-service/troubleshoot-diagnostic-logs
*/
SELECT resource_uid, name, http_logging
-- Web server logs, detailed errors and traces of failed requests are logs of Windows.
-- https://learn.microsoft.com/azure/app-service/troubleshoot-diagnostic-logs
FROM (SELECT * FROM azure_app_service_configuration WHERE (linux OR function_app) IS NOT TRUE)
WHERE NOT http_logging
