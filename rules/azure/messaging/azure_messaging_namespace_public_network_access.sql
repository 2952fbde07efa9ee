/*
id: azure_messaging_namespace_public_network_access
title: Messaging namespace has a public network endpoint
severity: medium
description: What only private networks need should not have an address on the internet at all.
remediation:
  console: 'Namespace > Networking: Public access Disabled, and private endpoints.'
  cli: az servicebus namespace update --resource-group <group> --name <namespace> --public-network-access Disabled
  terraform: Set public_network_access_enabled = false.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/service-bus-messaging/private-link-service
*/
SELECT resource_uid, name, public_network_access
FROM azure_messaging_namespace
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
