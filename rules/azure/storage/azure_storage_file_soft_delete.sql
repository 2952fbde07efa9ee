/*
id: azure_storage_file_soft_delete
title: Storage account has no soft delete for file shares
severity: low
description: Whoever deletes a share deletes all its files for good.
remediation:
  console: 'Storage account > File shares > Soft delete: Enable.'
  cli: >-
    az storage account file-service-properties update --account-name <account> --enable-delete-retention true --delete-
    retention-days 14
  terraform: Add share_properties { retention_policy { days = 14 } }.
attack: [T1485, T1490]
mapped_from: [prowler storage_ensure_file_shares_soft_delete_is_enabled]
references:
  - https://learn.microsoft.com/azure/storage/files/storage-files-prevent-file-share-deletion
*/
SELECT resource_uid, name, soft_delete
FROM azure_storage_file_service
WHERE NOT soft_delete
