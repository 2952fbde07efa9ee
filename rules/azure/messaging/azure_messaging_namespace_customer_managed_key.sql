/*
id: azure_messaging_namespace_customer_managed_key
title: Messaging namespace is not encrypted with a key of yours
severity: low
description: With a key in your own Key Vault you decide who may decrypt, see each use and can withdraw it.
remediation:
  console: 'Messaging namespace > Encryption: Customer-managed key.'
  cli: az resource update --ids <id> --set properties.encryption=@encryption.json
  terraform: Set customer_managed_key.
references:
  - https://learn.microsoft.com/azure/service-bus-messaging/configure-customer-managed-key
*/
SELECT resource_uid, name, customer_key
FROM azure_messaging_encryption
WHERE NOT customer_key
