/*
id: azure_container_registry_customer_managed_key
title: Container registry is not encrypted with a key of yours
severity: low
description: With a key in your own Key Vault you decide who may decrypt, see each use and can withdraw it.
remediation:
  console: 'Container registry > Encryption: Customer-managed key.'
  cli: az resource update --ids <id> --set properties.encryption=@encryption.json
  terraform: Set encryption.
references:
  - https://learn.microsoft.com/azure/container-registry/tutorial-enable-customer-managed-keys
*/
SELECT resource_uid, name, customer_key
FROM azure_container_registry
WHERE NOT customer_key
