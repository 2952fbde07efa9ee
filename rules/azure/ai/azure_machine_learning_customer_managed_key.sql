/*
id: azure_machine_learning_customer_managed_key
title: Machine Learning workspace is not encrypted with a key of yours
severity: low
description: With a key in your own Key Vault you decide who may decrypt, see each use and can withdraw it.
remediation:
  console: 'Machine Learning workspace > Encryption: Customer-managed key.'
  cli: az resource update --ids <id> --set properties.encryption=@encryption.json
  terraform: Set encryption.
references:
  - https://learn.microsoft.com/azure/machine-learning/concept-data-encryption
*/
SELECT resource_uid, name, customer_key
FROM azure_machine_learning_workspace
WHERE NOT customer_key
