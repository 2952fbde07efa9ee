/*
id: azure_app_service_identity
title: Web app has no managed identity
severity: low
description: Without one the app signs in to databases and vaults with secrets that somebody has to keep.
remediation:
  console: 'App Service > Identity: System assigned on.'
  cli: az webapp identity assign --resource-group <group> --name <app>
  terraform: Add identity { type = "SystemAssigned" }.
attack: [T1552]
mapped_from: [prowler app_function_identity_is_configured]
references:
  - https://learn.microsoft.com/azure/app-service/overview-managed-identity
*/
SELECT resource_uid, name, identity
FROM azure_app_service
WHERE lower(identity) = 'none'
