/*
id: azure_iot_hub_public_network_access
title: IoT hub has a public network endpoint
severity: medium
description: What only private networks need should not have an address on the internet at all.
remediation:
  console: 'IoT hub > Networking: Public access Disabled.'
  cli: az iot hub update --name <hub> --set properties.publicNetworkAccess=Disabled
  terraform: Set public_network_access_enabled = false.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/iot-hub/iot-hub-public-network-access
*/
SELECT resource_uid, name, public_network_access
FROM azure_iot_hub
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
