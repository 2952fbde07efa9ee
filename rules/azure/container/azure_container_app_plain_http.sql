/*
id: azure_container_app_plain_http
title: Container app answers plain HTTP
severity: medium
description: Requests, cookies and forms travel in clear.
remediation:
  console: 'Container app > Ingress: clear Insecure connections allowed.'
  cli: az containerapp ingress update --resource-group <group> --name <app> --allow-insecure false
  terraform: Set ingress { allow_insecure_connections = false }.
attack: [T1040]
references:
  - https://learn.microsoft.com/azure/container-apps/ingress-overview
*/
SELECT resource_uid, name, plain_http
FROM azure_container_app
WHERE plain_http
