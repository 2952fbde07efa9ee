/*
id: azure_cognitive_account_customer_managed_key
title: AI services account is not encrypted with a key of yours
severity: low
description: With a key in your own Key Vault you decide who may decrypt, see each use and can withdraw it.
remediation:
  console: 'AI services account > Encryption: Customer-managed key.'
  cli: az resource update --ids <id> --set properties.encryption=@encryption.json
  terraform: Set customer_managed_key.
references:
  - https://learn.microsoft.com/azure/ai-services/encryption/cognitive-services-encryption-keys-portal
*/
SELECT resource_uid, name, customer_key
FROM azure_cognitive_account
WHERE NOT customer_key
