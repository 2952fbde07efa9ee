/*
id: azure_storage_sync_public_access
title: Storage sync service takes traffic from every network
severity: medium
description: File servers reach the service over the internet, and so does everybody else.
remediation:
  console: 'Storage sync service > Network: allow private endpoints only.'
  cli: az resource update --ids <id> --set properties.incomingTrafficPolicy=AllowVirtualNetworksOnly
  terraform: Set incoming_traffic_policy = "AllowVirtualNetworksOnly".
references:
  - https://learn.microsoft.com/azure/storage/file-sync/file-sync-networking-endpoints
*/
SELECT resource_uid, name, incoming_traffic
FROM azure_storage_sync_service
WHERE lower(incoming_traffic) <> 'allowvirtualnetworksonly'
