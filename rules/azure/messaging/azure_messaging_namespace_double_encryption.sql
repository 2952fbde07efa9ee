/*
id: azure_messaging_namespace_double_encryption
title: Messaging namespace is encrypted once only
severity: low
description: A second encryption protects data where one of the two is broken.
remediation:
  console: 'Namespace > Encryption: infrastructure encryption.'
  cli: az resource update --ids <id> --set properties.encryption.requireInfrastructureEncryption=true
  terraform: Set customer_managed_key { infrastructure_encryption_enabled = true }.
references:
  - https://learn.microsoft.com/azure/service-bus-messaging/configure-customer-managed-key
*/
SELECT resource_uid, name, double_encryption
FROM azure_messaging_encryption
WHERE NOT double_encryption
