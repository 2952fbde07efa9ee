/*
id: azure_app_service_remote_debugging
title: A debugger can be attached to a web app
severity: medium
description: Open debugging ports let a holder of deployment credentials read memory and change the running code.
remediation:
  console: 'App Service > Configuration > General settings: Remote debugging off.'
  cli: az webapp config set --resource-group <group> --name <app> --remote-debugging-enabled false
  terraform: Set site_config { remote_debugging_enabled = false }.
attack: [T1133]
references:
  - https://learn.microsoft.com/azure/app-service/configure-common
*/
SELECT resource_uid, name, remote_debugging
FROM azure_app_service_configuration
WHERE remote_debugging
