/*
id: azure_app_service_environment_zone_redundant
title: App Service Environment stands in one zone
severity: low
description: The apps stop with their datacenter. It is chosen at creation.
remediation:
  console: Create the environment with zone redundancy.
  cli: az appservice ase create --name <name> --resource-group <group> --zone-redundant
  terraform: Set zone_redundant = true.
references:
  - https://learn.microsoft.com/azure/reliability/reliability-app-service-environment
*/
SELECT resource_uid, name, zone_redundant
FROM azure_app_service_environment
WHERE NOT zone_redundant
