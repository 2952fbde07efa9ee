/*
id: azure_app_service_always_on
title: Web app is unloaded when nobody calls it
severity: informational
description: The first visitor waits, and jobs that run in the app stop.
remediation:
  console: 'App Service > Configuration > General settings: Always on.'
  cli: az webapp config set --resource-group <group> --name <app> --always-on true
  terraform: Set site_config { always_on = true }.
references:
  - https://learn.microsoft.com/azure/app-service/configure-common
*/
SELECT resource_uid, name, always_on
-- A function app on a consumption plan cannot have it, and its plan is not in its record.
FROM (SELECT * FROM azure_app_service_configuration WHERE function_app IS NOT TRUE)
WHERE NOT always_on
