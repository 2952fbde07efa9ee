/*
id: azure_synapse_customer_managed_key
title: Synapse workspace is not encrypted with a key of yours
severity: low
description: With a key in your own Key Vault you decide who may decrypt, see each use and can withdraw it.
remediation:
  console: 'Synapse workspace > Encryption: Customer-managed key.'
  cli: az resource update --ids <id> --set properties.encryption=@encryption.json
  terraform: Set customer_managed_key.
references:
  - https://learn.microsoft.com/azure/synapse-analytics/security/workspaces-encryption
*/
SELECT resource_uid, name, customer_key
FROM azure_synapse_workspace
WHERE NOT customer_key
