/*
id: azure_storage_account_infrastructure_encryption
title: Storage account is encrypted once only
severity: low
family: [azure_storage_account_customer_managed_key]
description: >-
  A second encryption of the infrastructure with another algorithm and key protects data where one of the two is broken. It can
  be chosen at creation only.
remediation:
  console: Create a new account with Enable infrastructure encryption and move the data.
  cli: az storage account create --name <account> --resource-group <group> --require-infrastructure-encryption true
  terraform: Set infrastructure_encryption_enabled = true.
mapped_from: [prowler storage_infrastructure_encryption_is_enabled]
references:
  - https://learn.microsoft.com/azure/storage/common/infrastructure-encryption-enable
*/
SELECT resource_uid, name, infrastructure_encryption
FROM azure_storage_account
WHERE NOT infrastructure_encryption
