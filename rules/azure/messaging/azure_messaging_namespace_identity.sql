/*
id: azure_messaging_namespace_identity
title: Messaging namespace has no managed identity
severity: low
description: Without one it signs in to other services with secrets that somebody has to keep.
remediation:
  console: 'Messaging namespace > Identity: System assigned on.'
  cli: az resource update --ids <id> --set identity.type=SystemAssigned
  terraform: Add identity { type = "SystemAssigned" }.
attack: [T1552]
references:
  - https://learn.microsoft.com/azure/service-bus-messaging/service-bus-managed-service-identity
*/
SELECT resource_uid, name, identity
FROM azure_messaging_namespace
WHERE lower(identity) = 'none'
