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
frameworks:
  cis_azure_6.0: ["9.3.5"]
  iso27001_2022: ["A.8.3"]
  pci_dss_4.0:
    ["10.6.3", "11.5.2", "11.6.1", "12.10.5", "7.2.1", "7.2.2", "7.2.5", "7.2.6", "7.3.1", "7.3.2", "7.3.3", "8.2.7", "8.2.8",
    "8.3.4", "A3.3.1", "A3.5.1"]
mapped_from: [prowler storage_ensure_azure_services_are_trusted_to_access_is_enabled]
references:
  - https://learn.microsoft.com/azure/storage/common/storage-network-security#exceptions
*/
SELECT resource_uid, name, default_action, bypass
FROM azure_storage_account
WHERE lower(default_action) = 'deny' AND NOT any_match(bypass, lambda b : b = 'AzureServices')
