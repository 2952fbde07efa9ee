/*
id: azure_storage_account_sas_period
title: SAS tokens of a storage account may live for ever
severity: low
description: A token that has leaked opens what it names until it ends. Without a policy nobody is warned of tokens that live for years.
remediation:
  console: 'Storage account > Configuration: recommended upper limit for shared access signature (SAS) expiry interval.'
  cli: az storage account update --name <account> --resource-group <group> --sas-exp 1.00:00:00
  terraform: Set sas_policy.expiration_period.
attack: [T1552]
references:
  - https://learn.microsoft.com/azure/storage/common/sas-expiration-policy
*/
SELECT resource_uid, name, sas_period, shared_key_access
FROM azure_storage_account
WHERE shared_key_access AND sas_period = ''
