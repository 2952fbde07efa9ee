/*
id: azure_cognitive_account_outbound
title: AI services account may send data to any address
severity: low
description: Whoever may use the service has it fetch from, and write to, addresses of his own.
remediation:
  console: 'Account > Networking: restrict outbound access, and list the names that it may call.'
  cli: az rest --method patch --url <id>?api-version=<version> --body '{"properties":{"restrictOutboundNetworkAccess":true,"allowedFqdnList":[]}}'
  terraform: Set outbound_network_access_restricted = true and fqdns.
attack: [T1567]
references:
  - https://learn.microsoft.com/azure/ai-services/cognitive-services-data-loss-prevention
*/
SELECT resource_uid, name, outbound_restricted
FROM azure_cognitive_account
WHERE NOT outbound_restricted
