/*
id: azure_storage_account_key_rotation
title: Nobody is reminded to rotate the keys of a storage account
severity: low
description: A key that has leaked opens the account until it is changed. Without an expiry nobody sees which keys are old.
remediation:
  console: 'Storage account > Access keys > Set rotation reminder.'
  cli: az storage account update --name <account> --resource-group <group> --key-exp-days 90
attack: [T1552]
mapped_from: [prowler storage_key_rotation_90_days]
references:
  - https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage#create-a-key-expiration-policy
params:
  days: {type: integer, default: 90, meaning: longest time between two rotations in days}
*/
SELECT resource_uid, name, key_days, shared_key_access
FROM azure_storage_account_key_policy
WHERE shared_key_access AND (key_days = 0 OR key_days > $days)
