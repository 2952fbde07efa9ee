/*
id: azure_event_grid_identity
title: Event Grid topic or domain has no managed identity
severity: low
description: Without one it signs in to other services with secrets that somebody has to keep.
remediation:
  console: 'Event Grid topic or domain > Identity: System assigned on.'
  cli: az resource update --ids <id> --set identity.type=SystemAssigned
  terraform: Add identity { type = "SystemAssigned" }.
attack: [T1552]
references:
  - https://learn.microsoft.com/azure/event-grid/enable-identity-custom-topics-domains
*/
SELECT resource_uid, name, identity
FROM azure_event_grid
WHERE lower(identity) = 'none'
