/*
Secrets of key vaults; values are never read.
  expires       the secret has an expiration date (absent means none)
  content_type  what the secret is, in words of whoever wrote it; the empty text: not said
*/
CREATE VIEW azure_key_vault_secret AS
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults/secrets
SELECT resource_uid, configuration ->> 'name' AS name,
  json_has(configuration, 'properties', 'attributes', 'exp') AS expires,
  json_text_or('', configuration, 'properties', 'contentType') AS content_type
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.keyvault/vaults/secrets'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_has(configuration, 'expiration_date') AS expires,
  json_text_or('', configuration, 'content_type') AS content_type
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_key_vault_secret'
