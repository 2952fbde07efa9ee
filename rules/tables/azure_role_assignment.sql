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
  json_get_str(configuration, 'properties', 'scope') NOT ILIKE '%/resourceGroups/%' AS wide
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.authorization/roleassignments'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'principal_type') AS principal,
  CASE WHEN json_text_or('', configuration, 'role_definition_name') <> '' THEN lower(configuration ->> 'role_definition_name')
    ELSE lower(regexp_replace(json_get_str(configuration, 'role_definition_id'), '^.*/', '')) END AS role,
  json_get_str(configuration, 'scope') NOT ILIKE '%/resourceGroups/%' AS wide
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_role_assignment'
