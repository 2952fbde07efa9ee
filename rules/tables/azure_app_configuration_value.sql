/*
Values of App Configuration; the values themselves are never read.
  key        its name, in lower case
  reference  it points to a secret in a Key Vault, or is a feature flag
https://learn.microsoft.com/azure/templates/microsoft.appconfiguration/configurationstores/keyvalues
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_configuration_key
*/
CREATE VIEW azure_app_configuration_value AS
SELECT resource_uid, configuration ->> 'name' AS name,
  lower(split_part(regexp_replace(configuration ->> 'name', '^.*/', ''), '$', 1)) AS key,
  json_text_or('', configuration, 'properties', 'contentType') LIKE 'application/vnd.microsoft.appconfig.%' AS reference
FROM changes
WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.appconfiguration/configurationstores/keyvalues'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'key' AS name, lower(configuration ->> 'key') AS key,
  json_text_or('kv', configuration, 'type') = 'vault' AS reference
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_app_configuration_key'
