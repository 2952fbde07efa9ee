/*
Web apps, function apps, standard logic apps and their slots.
  https_only          plain HTTP is redirected (absent means false)
  client_certificate  callers need a certificate (absent means false), at every address and of every caller
  identity            kind of managed identity: SystemAssigned, UserAssigned, both, None (absent means None)
  subnet              id of the subnet into which its outgoing traffic goes; the empty text: none
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_service
  https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_service_slot
  https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/function_app
*/
CREATE VIEW azure_app_service AS
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.web/sites
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'httpsOnly') AS https_only,
  json_bool_or(false, configuration, 'properties', 'clientCertEnabled')
    AND lower(json_text_or('Required', configuration, 'properties', 'clientCertMode')) = 'required' AS client_certificate,
  json_text_or('None', configuration, 'identity', 'type') AS identity,
  json_text_or('', configuration, 'properties', 'virtualNetworkSubnetId') AS subnet
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type IN ('microsoft.web/sites', 'microsoft.web/sites/slots')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'https_only') AS https_only,
  -- Optional is the default of function apps: callers without a certificate are answered.
  json_bool_or(false, configuration, 'client_certificate_enabled')
    AND lower(json_text_or(CASE WHEN resource_type LIKE '%_function_app%' THEN 'Optional' ELSE 'Required' END,
      configuration, 'client_certificate_mode')) = 'required' AS client_certificate,
  json_text_or('None', configuration, 'identity', 0, 'type') AS identity,
  json_text_or('', configuration, 'virtual_network_subnet_id') AS subnet
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('azurerm_linux_web_app', 'azurerm_windows_web_app', 'azurerm_linux_web_app_slot',
    'azurerm_windows_web_app_slot', 'azurerm_linux_function_app', 'azurerm_windows_function_app',
    'azurerm_linux_function_app_slot', 'azurerm_windows_function_app_slot', 'azurerm_function_app_flex_consumption')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'https_only') AS https_only,
  -- azurerm 3: client_cert_enabled of azurerm_app_service, client_cert_mode alone of azurerm_function_app, neither of a slot
  CASE resource_type WHEN 'azurerm_app_service' THEN json_bool_or(false, configuration, 'client_cert_enabled')
    WHEN 'azurerm_function_app' THEN json_text_or('Optional', configuration, 'client_cert_mode') = 'Required'
    ELSE json_get_bool(configuration, 'client_cert_enabled') END AS client_certificate,
  json_text_or('None', configuration, 'identity', 0, 'type') AS identity
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('azurerm_app_service', 'azurerm_app_service_slot', 'azurerm_function_app', 'azurerm_function_app_slot')
UNION ALL BY NAME
-- https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/logic_app_standard
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'https_only') AS https_only,
  json_text_or('', configuration, 'client_certificate_mode') = 'Required' AS client_certificate,
  json_text_or('None', configuration, 'identity', 0, 'type') AS identity,
  json_text_or('', configuration, 'virtual_network_subnet_id') AS subnet
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_logic_app_standard'
