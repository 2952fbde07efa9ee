/*
id: azure_container_registry_data_endpoint
title: Container registry serves its blobs from shared endpoints
severity: informational
description: Client firewalls have to open all of Azure's storage, which lets data out to any account.
remediation:
  console: 'Registry > Networking: Enable dedicated data endpoint.'
  cli: az acr update --name <registry> --data-endpoint-enabled
  terraform: Set data_endpoint_enabled = true.
attack: [T1567]
references:
  - https://learn.microsoft.com/azure/container-registry/container-registry-firewall-access-rules#enable-dedicated-data-endpoints
*/
SELECT resource_uid, name, data_endpoint
FROM azure_container_registry
WHERE NOT data_endpoint
