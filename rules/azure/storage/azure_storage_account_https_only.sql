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
mapped_from: [prowler storage_secure_transfer_required_is_enabled]
references:
  - https://learn.microsoft.com/azure/storage/common/storage-require-secure-transfer
*/
SELECT resource_uid, name, https_only
FROM azure_storage_account
WHERE NOT https_only
