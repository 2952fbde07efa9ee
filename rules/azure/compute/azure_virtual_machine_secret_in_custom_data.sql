/*
id: azure_virtual_machine_secret_in_custom_data
title: Machine's custom data holds a credential
severity: high
description: Custom data can be read by everybody who may read the machine, and by every program on it, for as long as it lives.
remediation:
  console: Take the credential out, rotate it, and let the machine fetch it from Key Vault with its managed identity.
  cli: az keyvault secret set --vault-name <vault> --name <name> --value <new value>
  terraform: Remove the credential from custom_data; read it from azurerm_key_vault_secret at run time.
attack: [T1552.005]
references:
  - https://learn.microsoft.com/azure/virtual-machines/custom-data
*/
SELECT resource_uid, name
FROM azure_virtual_machine
WHERE regexp_like(custom_data, '(AKIA|ASIA)[A-Z0-9]{16}')
  OR regexp_like(custom_data, '(?i)(password|passwd|secret|access_key|api_key|token)[a-z_]*["'']?\s*[=:]\s*["'']?[^\s"''$]{8,}')
  OR custom_data LIKE '%-----BEGIN % PRIVATE KEY%' OR custom_data LIKE '%AccountKey=%'
