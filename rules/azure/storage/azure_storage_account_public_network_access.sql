/*
id: azure_storage_account_public_network_access
title: Storage account has a public network endpoint
severity: medium
family: [azure_storage_account_network_default_allow]
description: Data that only private networks need should not have an address on the internet at all, whatever the firewall says.
remediation:
  console: 'Storage account > Networking: set Public network access to Disabled and use private endpoints.'
  cli: az storage account update --name <account> --resource-group <group> --public-network-access Disabled
  terraform: Set public_network_access_enabled = false.
attack: [T1530]
mapped_from: [prowler storage_account_public_network_access_disabled]
references:
  - https://learn.microsoft.com/azure/storage/common/storage-network-security-set-default-access
*/
SELECT resource_uid, name, public_network_access
FROM azure_storage_account
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
