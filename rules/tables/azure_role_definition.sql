/*
Role definitions.
  custom   it is one of yours and not one of Azure's
  actions  list of what it allows
  scopes   list of where it can be given
*/
CREATE VIEW azure_role_definition AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('CustomRole', configuration, 'properties', 'type') <> 'BuiltInRole' AS custom,
  json_texts(json_array_or_empty(configuration, 'properties', 'permissions')[1], 'actions') AS actions,
  json_texts_or_empty(configuration, 'properties', 'assignableScopes') AS scopes
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.authorization/roledefinitions'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, true AS custom,
  json_texts(configuration, 'permissions', 0, 'actions') AS actions,
  array_concat(json_texts_or_empty(configuration, 'assignable_scopes'), json_texts_or_empty(configuration, 'scope')) AS scopes
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_role_definition'
