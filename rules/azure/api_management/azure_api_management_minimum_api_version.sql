/*
id: azure_api_management_minimum_api_version
title: API Management answers old versions of its management API
severity: medium
description: Versions before 2021-08-01 give keys and secrets to callers who may only read the service.
remediation:
  console: 'API Management > Management API: enforce a minimum version of 2021-08-01 or later.'
  cli: az apim update --resource-group <group> --name <service> --set apiVersionConstraint.minApiVersion=2021-08-01
  terraform: 'Set min_api_version = "2021-08-01" in azurerm_api_management.'
attack: [T1552]
references:
  - https://learn.microsoft.com/azure/api-management/breaking-changes/api-version-retirement-sep-2023
params:
  least: {type: text, default: "2021-08-01", meaning: oldest version of the management API that is accepted}
*/
SELECT resource_uid, name, minimum_api_version
FROM azure_api_management
WHERE minimum_api_version = '' OR minimum_api_version < $least
