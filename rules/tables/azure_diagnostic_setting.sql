/*
Diagnostic settings: which logs of a resource are kept. One row a setting, or a resource with the settings that are nested in it.
  target  type of the resource, in lower case
  logs    list of categories, or groups of them, that are kept; empty: none
https://learn.microsoft.com/azure/templates/microsoft.insights/diagnosticsettings
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/monitor_diagnostic_setting
*/
CREATE VIEW azure_diagnostic_setting AS
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE WHEN resource_type LIKE '%/providers/diagnosticsettings' THEN regexp_replace(resource_type, '/providers/diagnosticsettings$', '')
    ELSE (regexp_match(lower(CASE WHEN json_has(configuration, 'scope') THEN configuration ->> 'scope' ELSE resource_uid END),
      '(microsoft\.[a-z]+/[a-z]+)'))[1] END AS target,
  azure_kept_logs(configuration) AS logs
FROM changes
WHERE shape IN ('azure', 'arm')
  AND (resource_type = 'microsoft.insights/diagnosticsettings' OR resource_type LIKE '%/providers/diagnosticsettings')
  -- One that keeps metrics alone says nothing of logs, which another may keep.
  AND (coalesce(array_length(azure_kept_logs(configuration)), 0) = 0 AND coalesce(json_length(configuration, 'properties', 'metrics'), 0) > 0) IS NOT TRUE
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, resource_type AS target,
  flatten(array_transform(
    array_filter(json_get_array(configuration, 'resources'), lambda r :
      (lower(json_get_str(r, 'type')) LIKE '%diagnosticsettings') IS NOT FALSE),
    lambda r : CASE WHEN json_has(r, 'type') AND azure_kept_logs(r) IS NOT NULL THEN azure_kept_logs(r) ELSE unknown_text() END)) AS logs
FROM changes
WHERE shape IN ('azure', 'arm') AND json_has(configuration, 'resources')
  AND resource_type IN ('microsoft.keyvault/vaults', 'microsoft.containerservice/managedclusters',
    'microsoft.containerregistry/registries', 'microsoft.automation/automationaccounts', 'microsoft.servicebus/namespaces',
    'microsoft.appconfiguration/configurationstores', 'microsoft.cdn/profiles')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  (regexp_match(lower(configuration ->> 'target_resource_id'), 'providers/(microsoft\.[a-z]+/[a-z]+)'))[1] AS target,
  array_transform(
    texts_of_both(
      array_filter(json_array_or_empty(configuration, 'log'), lambda l : json_bool_or(true, l, 'enabled') IS NOT FALSE),
      json_array_or_empty(configuration, 'enabled_log')),
    lambda l : lower(CASE WHEN json_text_or('', l, 'category_group') <> '' THEN l ->> 'category_group' ELSE l ->> 'category' END)) AS logs
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_monitor_diagnostic_setting'
