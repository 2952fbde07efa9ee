/*
id: azure_storage_account_trusted_services_blocked
title: Storage account's firewall shuts out trusted Azure services
severity: medium
description: >-
  Backup, logging and monitoring of Azure write through the firewall only where the exception for trusted services is on;
  without it they fail silently.
remediation:
  console: 'Storage account > Networking > Exceptions: allow trusted Microsoft services.'
  cli: az storage account update --name <account> --resource-group <group> --bypass AzureServices
  terraform: Set network_rules { bypass = ["AzureServices"] }.
mapped_from: [prowler storage_ensure_azure_services_are_trusted_to_access_is_enabled]
references:
  - https://learn.microsoft.com/azure/storage/common/storage-network-security#exceptions
*/
SELECT resource_uid, name, default_action, bypass
FROM azure_storage_firewall
WHERE lower(default_action) = 'deny' AND NOT any_match(bypass, lambda b : lower(b) = 'azureservices')
