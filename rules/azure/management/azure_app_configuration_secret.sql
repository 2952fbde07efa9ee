/*
id: azure_app_configuration_secret
title: App Configuration holds what looks like a secret
severity: medium
description: >-
  Everybody who may read settings reads it, and it stands in templates and plans. A reference to a Key Vault does not.
remediation:
  console: Configuration explorer > Create > Key Vault reference.
  terraform: 'Set type = "vault" and vault_key_reference.'
attack: [T1552]
references:
  - https://learn.microsoft.com/azure/azure-app-configuration/use-key-vault-references-dotnet-core
params:
  names: {type: text, default: '(^|[^a-z])(password|passwd|pwd|secret|api[-_]?key|access[-_]?key|connection[-_]?string|private[-_]?key)($|[^a-z])', meaning: regular expression over the names of secrets in lower case}
*/
SELECT resource_uid, name, key, reference
FROM azure_app_configuration_value
WHERE regexp_like(key, $names) AND NOT reference
