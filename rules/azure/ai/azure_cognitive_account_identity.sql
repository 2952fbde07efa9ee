/*
id: azure_cognitive_account_identity
title: AI services account has no managed identity
severity: low
description: Without one it signs in to other services with secrets that somebody has to keep.
remediation:
  console: 'AI services account > Identity: System assigned on.'
  cli: az resource update --ids <id> --set identity.type=SystemAssigned
  terraform: Add identity { type = "SystemAssigned" }.
attack: [T1552]
references:
  - https://learn.microsoft.com/azure/ai-services/authentication
*/
SELECT resource_uid, name, identity
FROM azure_cognitive_account
WHERE lower(identity) = 'none'
