/*
Role assignments.
  principal  User, Group, ServicePrincipal, ForeignGroup, Device; NULL: not said
  role       id of the role definition, the last part of its path in lower case; in plans the role's name where that is said
  wide       it holds over a subscription, a management group or the tenant; NULL: the deployment's scope decides
https://learn.microsoft.com/azure/templates/microsoft.authorization/roleassignments
*/
CREATE VIEW azure_role_assignment AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'principalType') AS principal,
  lower(regexp_replace(json_get_str(configuration, 'properties', 'roleDefinitionId'), '^.*/', '')) AS role,
  -- A live one without it stands at the scope of its own path, one of a template at that which it extends.
  azure_scope_is_wide(CASE WHEN json_has(configuration, 'properties', 'scope') THEN json_get_str(configuration, 'properties', 'scope')
    WHEN json_has(configuration, 'properties', 'scope') IS NULL THEN NULL
    WHEN json_has(configuration, 'scope') THEN json_get_str(configuration, 'scope')
    WHEN shape = 'azure' THEN resource_uid END) AS wide
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.authorization/roleassignments'
UNION ALL BY NAME
-- Those that extend a resource by their type.
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'principalType') AS principal,
  lower(regexp_replace(json_get_str(configuration, 'properties', 'roleDefinitionId'), '^.*/', '')) AS role, false AS wide
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type LIKE '%/providers/roleassignments'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'principal_type') AS principal,
  CASE WHEN json_text_or('', configuration, 'role_definition_name') <> '' THEN lower(configuration ->> 'role_definition_name')
    ELSE lower(regexp_replace(json_get_str(configuration, 'role_definition_id'), '^.*/', '')) END AS role,
  azure_scope_is_wide(coalesce(json_get_str(configuration, 'scope'), 'ref:' || array_to_string(json_texts(configuration, '$references', 'scope'), ' ')))
    AS wide
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_role_assignment'
