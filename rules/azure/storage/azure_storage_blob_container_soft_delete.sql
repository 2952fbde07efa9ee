/*
id: azure_storage_blob_container_soft_delete
title: Storage account has no soft delete for blob containers
severity: low
description: Whoever deletes a container deletes all its blobs for good.
remediation:
  console: 'Storage account > Data protection: Enable soft delete for containers.'
  cli: >-
    az storage account blob-service-properties update --account-name <account> --enable-container-delete-retention true
    --container-delete-retention-days 14
  terraform: Add blob_properties { container_delete_retention_policy { days = 14 } }.
attack: [T1485, T1490]
mapped_from: [prowler storage_ensure_soft_delete_is_enabled]
references:
  - https://learn.microsoft.com/azure/storage/blobs/soft-delete-container-overview
*/
SELECT resource_uid, name, container_soft_delete
FROM azure_storage_blob_service
WHERE NOT container_soft_delete
