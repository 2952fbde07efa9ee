/*
id: azure_data_lake_store_encryption
title: Data Lake store is not encrypted
severity: high
description: Whoever gets at the disks reads the data. It is chosen at creation.
remediation:
  console: Create the account with encryption enabled.
  cli: az dls account create --account <account> --resource-group <group> --encryption-type ServiceManaged
  terraform: Set encryption_state = "Enabled".
references:
  - https://learn.microsoft.com/azure/data-lake-store/data-lake-store-encryption
*/
SELECT resource_uid, name, encryption
FROM azure_data_lake_store
WHERE lower(encryption) <> 'enabled'
