/*
id: azure_container_registry_zone_redundant
title: Container registry stands in one zone
severity: low
description: Nothing can be deployed while its datacenter is down.
remediation:
  console: Create the registry with zone redundancy.
  cli: az acr create --name <registry> --sku Premium --zone-redundancy Enabled
  terraform: Set zone_redundancy_enabled = true.
references:
  - https://learn.microsoft.com/azure/container-registry/zone-redundancy
*/
SELECT resource_uid, name, zone_redundant
FROM azure_container_registry_zone
WHERE NOT zone_redundant
