/*
id: azure_key_vault_secret_content_type
title: Secret does not say what it is
severity: informational
description: Without a content type nobody knows which program uses the secret and how to replace it.
remediation:
  console: 'Key vault > Secrets > secret > version: Content type.'
  cli: az keyvault secret set-attributes --vault-name <vault> --name <secret> --content-type password
  terraform: Set content_type.
references:
  - https://learn.microsoft.com/azure/key-vault/secrets/about-secrets
*/
SELECT resource_uid, name, content_type
FROM azure_key_vault_secret
WHERE content_type = ''
