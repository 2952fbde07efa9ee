/*
id: azure_cognitive_account_network_default_allow
title: AI services account lets every network in
severity: medium
description: Anyone who gets hold of a key uses the service, at your cost and with your data.
remediation:
  console: 'Account > Networking: Selected networks.'
  cli: az cognitiveservices account update --resource-group <group> --name <account> --default-action Deny
  terraform: Set network_acls { default_action = "Deny" }.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/ai-services/cognitive-services-virtual-networks
*/
SELECT resource_uid, name, public_network_access, default_action, addresses
FROM azure_cognitive_account
-- A list that holds everybody is no better.
WHERE (lower(default_action) <> 'deny' OR cidrs_open(addresses)) AND NOT closed
