/*
Sign-in that App Service puts before an app (Easy Auth): configuration authsettings or authsettingsV2, or an app in a template that
nests neither and so has none.
  enabled  callers have to sign in, or can (absent means false)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_service
  https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_service_slot
  https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/function_app
*/
CREATE VIEW azure_app_service_authentication AS
-- Defaults of absent properties: https://learn.microsoft.com/azure/app-service/overview-authentication-authorization
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'platform', 'enabled')
    OR json_bool_or(false, configuration, 'properties', 'enabled') AS enabled
FROM changes
WHERE shape IN ('azure', 'arm')
  AND resource_type = 'microsoft.web/sites/config'
  AND regexp_like(lower(configuration->>'name'), '(^|/)authsettings(v2)?$')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, false AS enabled
FROM changes
WHERE shape = 'arm' AND resource_type IN ('microsoft.web/sites', 'microsoft.web/sites/slots')
  AND NOT any_match(json_array_or_empty(configuration, 'resources'), lambda r :
    lower(json_get_str(r, 'type')) LIKE '%config' AND regexp_like(lower(json_get_str(r, 'name')), '(^|/)authsettings(v2)?$'))
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'auth_settings', 0, 'enabled')
    OR json_bool_or(false, configuration, 'auth_settings_v2', 0, 'auth_enabled') AS enabled
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('azurerm_linux_web_app', 'azurerm_windows_web_app', 'azurerm_linux_web_app_slot',
    'azurerm_windows_web_app_slot', 'azurerm_linux_function_app', 'azurerm_windows_function_app',
    'azurerm_linux_function_app_slot', 'azurerm_windows_function_app_slot', 'azurerm_app_service', 'azurerm_app_service_slot',
    'azurerm_function_app', 'azurerm_function_app_slot')
