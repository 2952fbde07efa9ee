/*
Role definitions.
  custom   it is one of yours and not one of Azure's
  actions  list of what it allows, in all its permissions
  permissions  list of {actions, not_actions}, which it allows but for the latter
  scopes   list of where it can be given
  wide     it can be given over a whole subscription, a management group or the tenant, or does not say where; a role of one
           resource or resource group owns no more than that
Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.authorization/roledefinitions
*/
CREATE VIEW azure_role_definition AS
SELECT resource_uid, configuration ->> 'name' AS name,
  lower(json_text_or('CustomRole', configuration, 'properties', 'type')) <> 'builtinrole' AS custom,
  flatten(array_transform(json_get_array(configuration, 'properties', 'permissions'), lambda p :
    coalesce(json_texts_or_empty(p, 'actions'), unknown_text()))) AS actions,
  array_transform(json_get_array(configuration, 'properties', 'permissions'), lambda p : named_struct(
    'actions', json_texts_or_empty(p, 'actions'), 'not_actions', json_texts_or_empty(p, 'notActions'))) AS permissions,
  json_texts_or_empty(configuration, 'properties', 'assignableScopes') AS scopes,
  array_length(json_texts_or_empty(configuration, 'properties', 'assignableScopes')) = 0
    OR any_match(json_texts_or_empty(configuration, 'properties', 'assignableScopes'), lambda s :
      azure_scope_is_wide(s)) AS wide
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.authorization/roledefinitions'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, true AS custom,
  flatten(array_transform(json_get_array(configuration, 'permissions'), lambda p :
    coalesce(json_texts_or_empty(p, 'actions'), unknown_text()))) AS actions,
  array_transform(json_get_array(configuration, 'permissions'), lambda p : named_struct(
    'actions', json_texts_or_empty(p, 'actions'), 'not_actions', json_texts_or_empty(p, 'not_actions'))) AS permissions,
  texts_of_both(json_texts_or_empty(configuration, 'assignable_scopes'), json_texts_or_empty(configuration, 'scope')) AS scopes,
  coalesce(
    any_match(
      CASE WHEN json_has(configuration, 'assignable_scopes', 0) IS NOT FALSE THEN json_texts_or_empty(configuration, 'assignable_scopes')
        ELSE json_texts_or_empty(configuration, 'scope') END, lambda s : azure_scope_is_wide(s)),
    CASE WHEN all_match(json_texts(configuration, '$references', 'assignable_scopes'), lambda r : NOT azure_scope_is_wide('ref:' || r)) THEN false END) AS wide
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_role_definition'
