/*
id: azure_storage_account_public_access
title: Storage account lets its containers be opened to the public
severity: high
description: >-
  With this switch on, anybody who may edit a container can publish its blobs to the whole internet, without any sign-in and
  without a log of who read them.
remediation:
  console: 'Storage account > Settings > Configuration: set Allow Blob anonymous access to Disabled.'
  cli: az storage account update --name <account> --resource-group <group> --allow-blob-public-access false
  terraform: Set allow_nested_items_to_be_public = false in the azurerm_storage_account.
attack: [T1530]
mapped_from: [prowler storage_blob_public_access_level_is_disabled]
references:
  - https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-prevent
*/
SELECT resource_uid, name, blob_public_access
FROM azure_storage_account
WHERE blob_public_access
