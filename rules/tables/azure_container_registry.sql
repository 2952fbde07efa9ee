/*
Container registries.
  admin_user             one account with a password for everybody is on (absent means false)
  anonymous_pull         images are given out without sign-in (absent means false)
  public_network_access  Enabled, Disabled (template default: Enabled)
  sku                    Basic, Standard, Premium
  quarantine             new images are held back until they are checked (absent means false)
  trust                  only signed images are trusted (absent means false)
  retention              untagged images are removed after a time (absent means false)
  data_endpoint          blobs are served from endpoints of the registry's own (absent means false)
  customer_key           images are encrypted with a key of your own (absent means false)
  export                 images may be copied out into other registries (absent means true)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry
*/
CREATE VIEW azure_container_registry AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'adminUserEnabled') AS admin_user,
  json_bool_or(false, configuration, 'properties', 'anonymousPullEnabled') AS anonymous_pull,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  json_get_str(configuration, 'sku', 'name') AS sku,
  is_enabled(json_text_or('disabled', configuration, 'properties', 'policies', 'quarantinePolicy', 'status')) AS quarantine,
  is_enabled(json_text_or('disabled', configuration, 'properties', 'policies', 'trustPolicy', 'status')) AS trust,
  is_enabled(json_text_or('disabled', configuration, 'properties', 'policies', 'retentionPolicy', 'status')) AS retention,
  is_enabled(json_text_or('enabled', configuration, 'properties', 'policies', 'exportPolicy', 'status')) AS export,
  json_bool_or(false, configuration, 'properties', 'dataEndpointEnabled') AS data_endpoint,
  lower(json_text_or('disabled', configuration, 'properties', 'encryption', 'status')) = 'enabled' AS customer_key
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.containerregistry/registries'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.containerregistry/registries
--   https://learn.microsoft.com/azure/container-registry/container-registry-authentication#admin-account
--   https://learn.microsoft.com/azure/container-registry/anonymous-pull-access
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'adminUserEnabled') AS admin_user,
  json_bool_or(false, configuration, 'properties', 'anonymousPullEnabled') AS anonymous_pull,
  json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  json_get_str(configuration, 'sku', 'name') AS sku,
  is_enabled(json_text_or('disabled', configuration, 'properties', 'policies', 'quarantinePolicy', 'status')) AS quarantine,
  is_enabled(json_text_or('disabled', configuration, 'properties', 'policies', 'trustPolicy', 'status')) AS trust,
  is_enabled(json_text_or('disabled', configuration, 'properties', 'policies', 'retentionPolicy', 'status')) AS retention,
  is_enabled(json_text_or('enabled', configuration, 'properties', 'policies', 'exportPolicy', 'status')) AS export,
  json_bool_or(false, configuration, 'properties', 'dataEndpointEnabled') AS data_endpoint,
  lower(json_text_or('disabled', configuration, 'properties', 'encryption', 'status')) = 'enabled' AS customer_key
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.containerregistry/registries'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'admin_enabled') AS admin_user,
  json_bool_or(false, configuration, 'anonymous_pull_enabled') AS anonymous_pull,
  enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled')) AS public_network_access,
  json_get_str(configuration, 'sku') AS sku,
  json_bool_or(false, configuration, 'quarantine_policy_enabled') AS quarantine,
  -- azurerm 5 has neither: the service no longer offers it to new registries.
  CASE WHEN json_has(configuration, 'trust_policy_enabled') THEN json_get_bool(configuration, 'trust_policy_enabled')
    WHEN json_has_member(configuration, 'trust_policy') THEN json_bool_or(false, configuration, 'trust_policy', 0, 'enabled')
    END AS trust,
  CASE WHEN NOT json_has(configuration, 'retention_policy_in_days')
      THEN json_bool_or(false, configuration, 'retention_policy', 0, 'enabled')
    ELSE json_get_int(configuration, 'retention_policy_in_days') > 0 END AS retention,
  json_bool_or(true, configuration, 'export_policy_enabled') AS export,
  json_bool_or(false, configuration, 'data_endpoint_enabled') AS data_endpoint,
  json_has(configuration, 'encryption', 0) AS customer_key
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_container_registry'
