/*
id: azure_api_management_backend_credentials
title: API Management calls a backend without signing in
severity: low
description: A backend that takes calls from anybody can be called past the gateway, its limits and its logs.
remediation:
  console: API Management > Backends > backend > Authorization credentials.
  terraform: Set a credentials block in azurerm_api_management_backend.
references:
  - https://learn.microsoft.com/azure/api-management/backends
*/
SELECT resource_uid, name, credentials
FROM azure_api_management_backend_connection
WHERE NOT credentials
