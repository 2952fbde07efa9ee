/*
id: azure_messaging_namespace_zone_redundant
title: Messaging namespace stands in one zone
severity: low
description: Messages stop with their datacenter.
remediation:
  console: Create the namespace with availability zones.
  cli: az eventhubs namespace create --resource-group <group> --name <namespace> --zone-redundant true
  terraform: Set zone_redundant = true.
references:
  - https://learn.microsoft.com/azure/event-hubs/event-hubs-geo-dr#availability-zones
*/
SELECT resource_uid, name, zone_redundant
FROM azure_messaging_namespace
WHERE NOT zone_redundant
