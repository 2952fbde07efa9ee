/*
id: azure_storage_blob_versioning
title: Storage account has no blob versioning
severity: low
description: Without versions, a blob that is overwritten or encrypted by an attacker is lost.
remediation:
  console: 'Storage account > Data protection: Enable versioning for blobs.'
  cli: az storage account blob-service-properties update --account-name <account> --enable-versioning true
  terraform: Set blob_properties { versioning_enabled = true }.
attack: [T1485, T1490]
mapped_from: [prowler storage_blob_versioning_is_enabled]
references:
  - https://learn.microsoft.com/azure/storage/blobs/versioning-overview
*/
SELECT resource_uid, name, versioning
FROM azure_storage_blob_service
WHERE NOT versioning
