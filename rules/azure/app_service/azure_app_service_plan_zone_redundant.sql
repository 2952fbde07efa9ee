/*
id: azure_app_service_plan_zone_redundant
title: App Service plan stands in one zone
severity: low
description: The apps stop with their datacenter.
remediation:
  console: Create the plan with Zone redundancy enabled.
  cli: az appservice plan create --resource-group <group> --name <plan> --zone-redundant --number-of-workers 3
  terraform: Set zone_balancing_enabled = true.
references:
  - https://learn.microsoft.com/azure/reliability/reliability-app-service
*/
SELECT resource_uid, name, zone_redundant
FROM azure_app_service_plan
WHERE NOT zone_redundant
