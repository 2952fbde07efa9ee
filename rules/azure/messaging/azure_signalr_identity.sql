/*
id: azure_signalr_identity
title: SignalR or Web PubSub service has no managed identity
severity: low
description: Without one it signs in to other services with secrets that somebody has to keep.
remediation:
  console: 'SignalR or Web PubSub service > Identity: System assigned on.'
  cli: az resource update --ids <id> --set identity.type=SystemAssigned
  terraform: Add identity { type = "SystemAssigned" }.
attack: [T1552]
references:
  - https://learn.microsoft.com/azure/azure-web-pubsub/howto-use-managed-identity
*/
SELECT resource_uid, name, identity
FROM azure_signalr
WHERE lower(identity) = 'none'
