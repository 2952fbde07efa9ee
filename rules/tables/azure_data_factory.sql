/*
Data factories.
  public_network_access  Enabled, Disabled (template default: Enabled)
  git                    pipelines are kept in a Git repository (absent means false)
  customer_key           data is encrypted with a key of your own (absent means false)
*/
CREATE VIEW azure_data_factory AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  CASE WHEN json_get_str(configuration, 'properties', 'repoConfiguration') = '' THEN false
    ELSE json_has(configuration, 'properties', 'repoConfiguration', 'type') END AS git,
  json_text_or('', configuration, 'properties', 'encryption', 'keyName') <> '' AS customer_key
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.datafactory/factories'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.datafactory/factories
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  CASE WHEN json_get_str(configuration, 'properties', 'repoConfiguration') = '' THEN false
    ELSE json_has(configuration, 'properties', 'repoConfiguration', 'type') END AS git,
  json_text_or('', configuration, 'properties', 'encryption', 'keyName') <> '' AS customer_key
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.datafactory/factories'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  enabled_word(json_bool_or(true, configuration, 'public_network_enabled')) AS public_network_access,
  json_has(configuration, 'github_configuration', 0) OR json_has(configuration, 'vsts_configuration', 0) AS git,
  json_text_or('', configuration, 'customer_managed_key_id') <> '' AS customer_key
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_data_factory'
