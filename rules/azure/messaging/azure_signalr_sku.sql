/*
id: azure_signalr_sku
title: SignalR or Web PubSub service has no availability agreement
severity: informational
description: The free tier has none and stops at few connections.
remediation:
  console: 'Service > Scale: Standard.'
  cli: az signalr update --resource-group <group> --name <name> --sku Standard_S1
  terraform: Set sku to Standard_S1 or better.
references:
  - https://learn.microsoft.com/azure/azure-web-pubsub/concept-billing-model
*/
SELECT resource_uid, name, sku
FROM azure_signalr
WHERE lower(sku) = 'free_f1'
