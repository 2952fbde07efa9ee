/*
id: azure_app_service_environment_version
title: App Service Environment is of a retired version
severity: medium
description: 'Versions 1 and 2 were retired in August 2024: nobody fixes the holes that are found in them.'
remediation:
  console: Migrate the environment to version 3.
  terraform: Use azurerm_app_service_environment_v3.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/app-service/environment/overview
*/
SELECT resource_uid, name, kind
FROM azure_app_service_environment
WHERE upper(kind) IN ('ASEV1', 'ASEV2')
