/*
id: azure_app_service_plan_sku
title: App Service plan is of a size without guarantees
severity: low
description: Free, shared and basic plans have no backups, slots or autoscaling, and the smallest no availability agreement.
remediation:
  console: 'App Service plan > Scale up: choose standard or premium.'
  cli: az appservice plan update --resource-group <group> --name <plan> --sku P1V3
  terraform: Set sku_name = "P1v3".
references:
  - https://learn.microsoft.com/azure/app-service/overview-hosting-plans
params:
  skus: {type: text_list, default: [F1, D1, B1, B2, B3], meaning: sizes that are not good enough}
*/
SELECT resource_uid, name, sku
FROM azure_app_service_plan
WHERE any_match($skus, lambda s : lower(s) = lower(sku))
