/*
id: azure_databricks_customer_managed_key
title: Databricks workspace is not encrypted with a key of yours
severity: low
description: With a key in your own Key Vault you decide who may decrypt, see each use and can withdraw it.
remediation:
  console: 'Databricks workspace > Encryption: Customer-managed key.'
  cli: az resource update --ids <id> --set properties.encryption=@encryption.json
  terraform: Set customer_managed_key_enabled.
mapped_from: [prowler databricks_workspace_cmk_encryption_enabled]
references:
  - https://learn.microsoft.com/azure/databricks/security/keys/customer-managed-keys
*/
SELECT resource_uid, name, customer_key
FROM azure_databricks_workspace
WHERE NOT customer_key
