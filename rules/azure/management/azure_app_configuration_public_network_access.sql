/*
id: azure_app_configuration_public_network_access
title: App Configuration store has a public network endpoint
severity: medium
description: What only private networks need should not have an address on the internet at all.
remediation:
  console: 'Store > Networking: Disabled.'
  cli: az appconfig update --name <store> --enable-public-network false
  terraform: Set public_network_access = "Disabled".
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/azure-app-configuration/concept-private-endpoint
*/
SELECT resource_uid, name, public_network_access
FROM azure_app_configuration
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
