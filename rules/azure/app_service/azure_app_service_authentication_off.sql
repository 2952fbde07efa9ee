/*
id: azure_app_service_authentication_off
title: Web app does not ask callers to sign in
severity: medium
description: App Service lets everybody through to the app, which has to refuse strangers by itself.
remediation:
  console: 'App Service > Authentication: Add identity provider.'
  cli: az webapp auth update --resource-group <group> --name <app> --enabled true
  terraform: Add auth_settings_v2 { auth_enabled = true, … }.
references:
  - https://learn.microsoft.com/azure/app-service/overview-authentication-authorization
*/
SELECT resource_uid, name, enabled
FROM azure_app_service_authentication
WHERE NOT enabled
