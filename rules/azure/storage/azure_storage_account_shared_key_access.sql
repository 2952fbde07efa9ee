/*
id: azure_storage_account_shared_key_access
title: Storage account accepts its account keys
severity: medium
description: >-
  A key opens everything in the account, says nothing of who uses it and lives until somebody rotates it; Entra ID knows the
  caller and can take access back.
remediation:
  console: >-
    Storage account > Settings > Configuration: set Allow storage account key access to Disabled, after clients use Entra ID.
  cli: az storage account update --name <account> --resource-group <group> --allow-shared-key-access false
  terraform: Set shared_access_key_enabled = false.
attack: [T1552, T1078.004]
mapped_from: [prowler storage_account_key_access_disabled]
references:
  - https://learn.microsoft.com/azure/storage/common/shared-key-authorization-prevent
*/
SELECT resource_uid, name, shared_key_access
FROM azure_storage_account
WHERE shared_key_access
