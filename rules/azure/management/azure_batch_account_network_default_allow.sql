/*
id: azure_batch_account_network_default_allow
title: Batch account lets every network in
severity: medium
description: Anyone who gets hold of a key runs programs at your cost.
remediation:
  console: 'Batch account > Networking: Selected networks.'
  cli: >-
    az batch account network-profile set --resource-group <group> --name <account> --profile BatchAccount --default-action Deny
  terraform: Set network_profile { account_access { default_action = "Deny" } }.
attack: [T1496]
references:
  - https://learn.microsoft.com/azure/batch/public-network-access
*/
SELECT resource_uid, name, public_network_access, default_action
FROM azure_batch_account
WHERE lower(default_action) = 'allow' AND NOT closed
