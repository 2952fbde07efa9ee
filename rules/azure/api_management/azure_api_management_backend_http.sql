/*
id: azure_api_management_backend_http
title: API Management calls a backend over plain HTTP
severity: medium
description: Requests, tokens and answers travel in clear between gateway and backend.
remediation:
  console: 'API Management > Backends: use https.'
  cli: 'az rest --method patch --url <id>?api-version=2022-08-01 --body ''{"properties": {"url": "https://…"}}'''
  terraform: Set url = "https://…".
attack: [T1040]
references:
  - https://learn.microsoft.com/azure/api-management/backends
*/
SELECT resource_uid, name, url
FROM azure_api_management_backend
WHERE NOT lower(url) LIKE 'https://%'
