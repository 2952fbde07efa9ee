/*
id: azure_data_factory_customer_managed_key
title: Data factory is not encrypted with a key of yours
severity: low
description: With a key in your own Key Vault you decide who may decrypt, see each use and can withdraw it.
remediation:
  console: 'Data factory > Encryption: Customer-managed key.'
  cli: az resource update --ids <id> --set properties.encryption=@encryption.json
  terraform: Set customer_managed_key_id.
references:
  - https://learn.microsoft.com/azure/data-factory/enable-customer-managed-key
*/
SELECT resource_uid, name, customer_key
FROM azure_data_factory
WHERE NOT customer_key
