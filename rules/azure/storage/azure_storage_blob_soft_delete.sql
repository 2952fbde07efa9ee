/*
id: azure_storage_blob_soft_delete
title: Storage account has no soft delete for blobs
severity: low
description: Whoever deletes blobs, by mistake or on purpose, deletes them for good.
remediation:
  console: 'Storage account > Data protection: Enable soft delete for blobs.'
  cli: >-
    az storage account blob-service-properties update --account-name <account> --enable-delete-retention true --delete-
    retention-days 14
  terraform: Add blob_properties { delete_retention_policy { days = 14 } }.
attack: [T1485, T1490]
mapped_from: [prowler storage_ensure_soft_delete_is_enabled]
references:
  - https://learn.microsoft.com/azure/storage/blobs/soft-delete-blob-overview
*/
SELECT resource_uid, name, soft_delete
FROM azure_storage_blob_service
WHERE NOT soft_delete
