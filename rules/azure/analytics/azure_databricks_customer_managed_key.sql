/*
id: azure_databricks_customer_managed_key
title: Databricks workspace is not encrypted with a key of yours
severity: low
description: With a key in your own Key Vault you decide who may decrypt, see each use and can withdraw it.
remediation:
  console: 'Databricks workspace > Encryption: Customer-managed key.'
  cli: az resource update --ids <id> --set properties.encryption=@encryption.json
  terraform: Set customer_managed_key_enabled.
frameworks:
  cis_azure_6.0: ["2.1.8"]
  hipaa: ["164_308_a_4_ii_a", "164_310_d_1", "164_312_a_2_iv", "164_312_e_2_ii"]
mapped_from: [prowler databricks_workspace_cmk_encryption_enabled]
references:
  - https://learn.microsoft.com/azure/databricks/security/keys/customer-managed-keys
*/
SELECT resource_uid, name, customer_key
FROM azure_databricks_workspace
WHERE NOT customer_key
