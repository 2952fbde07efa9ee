/*
id: azure_app_configuration_customer_managed_key
title: App Configuration store is not encrypted with a key of yours
severity: low
description: With a key in your own Key Vault you decide who may decrypt, see each use and can withdraw it.
remediation:
  console: 'App Configuration store > Encryption: Customer-managed key.'
  cli: az resource update --ids <id> --set properties.encryption=@encryption.json
  terraform: Set encryption.
references:
  - https://learn.microsoft.com/azure/azure-app-configuration/concept-customer-managed-keys
*/
SELECT resource_uid, name, customer_key
FROM azure_app_configuration
WHERE NOT customer_key
