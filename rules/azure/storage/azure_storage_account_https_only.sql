/*
id: azure_storage_account_https_only
title: Storage account answers plain HTTP
severity: high
description: >-
  Requests without TLS carry data, account names and tokens in clear: whoever sits on the way reads and changes them.
remediation:
  console: 'Storage account > Settings > Configuration: set Secure transfer required to Enabled.'
  cli: az storage account update --name <account> --resource-group <group> --https-only true
  terraform: Set https_traffic_only_enabled = true.
attack: [T1040]
frameworks:
  cis_azure_6.0: ["9.3.4"]
  iso27001_2022: ["A.8.12", "A.8.14", "A.8.24"]
  pci_dss_4.0: ["1.2.5", "2.2.5", "2.2.7", "3.5.1", "4.2.1.1", "4.2.1", "8.3.2"]
  hipaa: ["164_312_a_2_iv", "164_312_c_1", "164_312_c_2", "164_312_e_1", "164_312_e_2_i", "164_312_e_2_ii"]
  soc2: ["cc_6_2", "cc_6_7"]
mapped_from: [prowler storage_secure_transfer_required_is_enabled]
references:
  - https://learn.microsoft.com/azure/storage/common/storage-require-secure-transfer
*/
SELECT resource_uid, name, https_only
FROM azure_storage_account
WHERE NOT https_only
