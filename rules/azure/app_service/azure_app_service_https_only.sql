/*
id: azure_app_service_https_only
title: Web app answers plain HTTP
severity: medium
description: 'Requests, cookies and forms travel in clear: whoever sits on the way reads and changes them.'
remediation:
  console: 'App Service > Configuration > General settings: HTTPS Only on.'
  cli: az webapp update --resource-group <group> --name <app> --https-only true
  terraform: Set https_only = true.
attack: [T1040, T1557]
mapped_from: [prowler app_ensure_http_is_redirected_to_https]
references:
  - https://learn.microsoft.com/azure/app-service/configure-ssl-bindings#enforce-https
*/
SELECT resource_uid, name, https_only
FROM azure_app_service
WHERE NOT https_only
