/*
id: azure_storage_account_replication
title: Storage account keeps its copies in one region
severity: low
description: Locally and zone redundant storage is lost with its region.
remediation:
  console: 'Storage account > Redundancy: choose a geo-redundant option.'
  cli: az storage account update --name <account> --resource-group <group> --sku Standard_GRS
  terraform: Set account_replication_type = "GRS".
mapped_from: [prowler storage_geo_redundant_enabled]
references:
  - https://learn.microsoft.com/azure/storage/common/storage-redundancy
*/
SELECT resource_uid, name, replication
FROM azure_storage_account
WHERE NOT (replication ILIKE '%grs' OR replication ILIKE '%gzrs')
