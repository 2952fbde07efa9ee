/*
Site configuration of web apps, function apps and slots: within the site, or as the configuration `web` by itself. A live site
answers most of it only through that configuration; a template leaves what it does not say as it is, which for a new site is
the default.
  minimum_tls            1.0, 1.1, 1.2, 1.3
  http2                  HTTP/2 is spoken (template default: false)
  ftps_state             AllAllowed, FtpsOnly, Disabled
  remote_debugging       a debugger may attach (template default: false)
  cors_origins           list of origins whose scripts may call (template default: empty)
  always_on              the app is kept loaded (template default: false)
  health_check           path that is asked whether the app lives; the empty text: none (template default: none)
  http_logging           requests are logged (template default: false)
  detailed_errors        error pages are kept (template default: false)
  failed_requests        failed requests are traced (template default: false)
  public_network_access  Enabled, Disabled (template default: Enabled)
  dotnet                 version of .NET that is chosen; NULL: none
  php                    version of PHP that is chosen; NULL: none
  python                 version of Python that is chosen; NULL: none
  java                   version of Java that is chosen; NULL: none
*/
CREATE VIEW azure_app_service_configuration AS
SELECT resource_uid, configuration->>'name' AS name,
  json_get_str(configuration, 'properties', 'siteConfig', 'minTlsVersion') AS minimum_tls,
  json_get_bool(configuration, 'properties', 'siteConfig', 'http20Enabled') AS http2,
  json_get_str(configuration, 'properties', 'siteConfig', 'ftpsState') AS ftps_state,
  json_get_bool(configuration, 'properties', 'siteConfig', 'remoteDebuggingEnabled') AS remote_debugging,
  json_texts(configuration, 'properties', 'siteConfig', 'cors', 'allowedOrigins') AS cors_origins,
  json_get_bool(configuration, 'properties', 'siteConfig', 'alwaysOn') AS always_on,
  json_get_str(configuration, 'properties', 'siteConfig', 'healthCheckPath') AS health_check,
  json_get_bool(configuration, 'properties', 'siteConfig', 'httpLoggingEnabled') AS http_logging,
  json_get_bool(configuration, 'properties', 'siteConfig', 'detailedErrorLoggingEnabled') AS detailed_errors,
  json_get_bool(configuration, 'properties', 'siteConfig', 'requestTracingEnabled') AS failed_requests,
  CASE WHEN NOT json_has(configuration, 'properties', 'publicNetworkAccess')
    THEN json_get_str(configuration, 'properties', 'siteConfig', 'publicNetworkAccess')
    ELSE json_get_str(configuration, 'properties', 'publicNetworkAccess') END AS public_network_access,
  json_get_str(configuration, 'properties', 'siteConfig', 'netFrameworkVersion') AS dotnet,
  json_get_str(configuration, 'properties', 'siteConfig', 'phpVersion') AS php,
  json_get_str(configuration, 'properties', 'siteConfig', 'pythonVersion') AS python,
  json_get_str(configuration, 'properties', 'siteConfig', 'javaVersion') AS java
FROM changes WHERE shape = 'azure' AND resource_type IN ('microsoft.web/sites', 'microsoft.web/sites/slots')
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.web/sites
--   https://learn.microsoft.com/azure/app-service/configure-common
SELECT resource_uid, configuration->>'name' AS name,
  coalesce(json_get_str(configuration, 'properties', 'siteConfig', 'minTlsVersion'),
    json_get_str(array_filter(json_get_array(configuration, 'resources'), lambda r :
      lower(json_get_str(r, 'type')) LIKE '%config' AND json_get_str(r, 'name') LIKE '%web')[1],
      'properties', 'minTlsVersion')) AS minimum_tls,
  json_bool_or(false, configuration, 'properties', 'siteConfig', 'http20Enabled') AS http2,
  json_get_str(configuration, 'properties', 'siteConfig', 'ftpsState') AS ftps_state,
  json_bool_or(false, configuration, 'properties', 'siteConfig', 'remoteDebuggingEnabled') AS remote_debugging,
  json_texts_or_empty(configuration, 'properties', 'siteConfig', 'cors', 'allowedOrigins') AS cors_origins,
  json_bool_or(false, configuration, 'properties', 'siteConfig', 'alwaysOn') AS always_on,
  json_text_or('', configuration, 'properties', 'siteConfig', 'healthCheckPath') AS health_check,
  json_bool_or(false, configuration, 'properties', 'siteConfig', 'httpLoggingEnabled') AS http_logging,
  json_bool_or(false, configuration, 'properties', 'siteConfig', 'detailedErrorLoggingEnabled') AS detailed_errors,
  json_bool_or(false, configuration, 'properties', 'siteConfig', 'requestTracingEnabled') AS failed_requests,
  CASE WHEN NOT json_has(configuration, 'properties', 'publicNetworkAccess')
    THEN json_text_or('Enabled', configuration, 'properties', 'siteConfig', 'publicNetworkAccess')
    ELSE json_get_str(configuration, 'properties', 'publicNetworkAccess') END AS public_network_access,
  json_get_str(configuration, 'properties', 'siteConfig', 'netFrameworkVersion') AS dotnet,
  json_get_str(configuration, 'properties', 'siteConfig', 'phpVersion') AS php,
  json_get_str(configuration, 'properties', 'siteConfig', 'pythonVersion') AS python,
  json_get_str(configuration, 'properties', 'siteConfig', 'javaVersion') AS java
FROM changes WHERE shape = 'arm' AND resource_type IN ('microsoft.web/sites', 'microsoft.web/sites/slots')
UNION ALL BY NAME
SELECT resource_uid, configuration->>'name' AS name,
  json_get_str(configuration, 'properties', 'minTlsVersion') AS minimum_tls,
  json_get_bool(configuration, 'properties', 'http20Enabled') AS http2,
  json_get_str(configuration, 'properties', 'ftpsState') AS ftps_state,
  json_get_bool(configuration, 'properties', 'remoteDebuggingEnabled') AS remote_debugging,
  json_texts(configuration, 'properties', 'cors', 'allowedOrigins') AS cors_origins,
  json_get_bool(configuration, 'properties', 'alwaysOn') AS always_on,
  json_get_str(configuration, 'properties', 'healthCheckPath') AS health_check,
  json_get_bool(configuration, 'properties', 'httpLoggingEnabled') AS http_logging,
  json_get_bool(configuration, 'properties', 'detailedErrorLoggingEnabled') AS detailed_errors,
  json_get_bool(configuration, 'properties', 'requestTracingEnabled') AS failed_requests,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  json_get_str(configuration, 'properties', 'netFrameworkVersion') AS dotnet,
  json_get_str(configuration, 'properties', 'phpVersion') AS php,
  json_get_str(configuration, 'properties', 'pythonVersion') AS python,
  json_get_str(configuration, 'properties', 'javaVersion') AS java
FROM changes
WHERE shape = 'azure'
  AND resource_type IN ('microsoft.web/sites/config', 'microsoft.web/sites/slots/config')
  AND NOT regexp_like(lower(configuration->>'name'),
    '(^|/)(appsettings|authsettings|authsettingsv2|azurestorageaccounts|backup|connectionstrings|logs|metadata|pushsettings|slotconfignames|publishingcredentials)$')
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.web/sites
--   https://learn.microsoft.com/azure/app-service/configure-common
SELECT resource_uid, configuration->>'name' AS name,
  json_get_str(configuration, 'properties', 'minTlsVersion') AS minimum_tls,
  json_bool_or(false, configuration, 'properties', 'http20Enabled') AS http2,
  json_get_str(configuration, 'properties', 'ftpsState') AS ftps_state,
  json_bool_or(false, configuration, 'properties', 'remoteDebuggingEnabled') AS remote_debugging,
  json_texts_or_empty(configuration, 'properties', 'cors', 'allowedOrigins') AS cors_origins,
  json_bool_or(false, configuration, 'properties', 'alwaysOn') AS always_on,
  json_text_or('', configuration, 'properties', 'healthCheckPath') AS health_check,
  json_bool_or(false, configuration, 'properties', 'httpLoggingEnabled') AS http_logging,
  json_bool_or(false, configuration, 'properties', 'detailedErrorLoggingEnabled') AS detailed_errors,
  json_bool_or(false, configuration, 'properties', 'requestTracingEnabled') AS failed_requests,
  json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  json_get_str(configuration, 'properties', 'netFrameworkVersion') AS dotnet,
  json_get_str(configuration, 'properties', 'phpVersion') AS php,
  json_get_str(configuration, 'properties', 'pythonVersion') AS python,
  json_get_str(configuration, 'properties', 'javaVersion') AS java
FROM changes
WHERE shape = 'arm'
  AND resource_type IN ('microsoft.web/sites/config', 'microsoft.web/sites/slots/config')
  AND NOT regexp_like(lower(configuration->>'name'),
    '(^|/)(appsettings|authsettings|authsettingsv2|azurestorageaccounts|backup|connectionstrings|logs|metadata|pushsettings|slotconfignames|publishingcredentials)$')
UNION ALL BY NAME
SELECT resource_uid, configuration->>'name' AS name,
  json_text_or('1.2', configuration, 'site_config', 0, 'minimum_tls_version') AS minimum_tls,
  json_bool_or(false, configuration, 'site_config', 0, 'http2_enabled') AS http2,
  json_text_or('Disabled', configuration, 'site_config', 0, 'ftps_state') AS ftps_state,
  json_bool_or(false, configuration, 'site_config', 0, 'remote_debugging_enabled') AS remote_debugging,
  json_texts_or_empty(configuration, 'site_config', 0, 'cors', 0, 'allowed_origins') AS cors_origins,
  json_get_bool(configuration, 'site_config', 0, 'always_on') AS always_on,
  json_text_or('', configuration, 'site_config', 0, 'health_check_path') AS health_check,
  json_has(configuration, 'logs', 0, 'http_logs', 0) AS http_logging,
  json_bool_or(false, configuration, 'logs', 0, 'detailed_error_messages') AS detailed_errors,
  json_bool_or(false, configuration, 'logs', 0, 'failed_request_tracing') AS failed_requests,
  CASE json_bool_or(true, configuration, 'public_network_access_enabled') WHEN true THEN 'Enabled' WHEN false THEN 'Disabled' END
    AS public_network_access,
  json_get_str(configuration, 'site_config', 0, 'application_stack', 0, 'dotnet_version') AS dotnet,
  json_get_str(configuration, 'site_config', 0, 'application_stack', 0, 'php_version') AS php,
  json_get_str(configuration, 'site_config', 0, 'application_stack', 0, 'python_version') AS python,
  json_get_str(configuration, 'site_config', 0, 'application_stack', 0, 'java_version') AS java
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('azurerm_linux_web_app', 'azurerm_windows_web_app', 'azurerm_linux_web_app_slot',
    'azurerm_windows_web_app_slot', 'azurerm_linux_function_app', 'azurerm_windows_function_app',
    'azurerm_linux_function_app_slot', 'azurerm_windows_function_app_slot')
UNION ALL BY NAME
SELECT resource_uid, configuration->>'name' AS name,
  json_text_or('1.2', configuration, 'site_config', 0, 'min_tls_version') AS minimum_tls,
  json_bool_or(false, configuration, 'site_config', 0, 'http2_enabled') AS http2,
  json_text_or('AllAllowed', configuration, 'site_config', 0, 'ftps_state') AS ftps_state,
  json_bool_or(false, configuration, 'site_config', 0, 'remote_debugging_enabled') AS remote_debugging,
  json_texts_or_empty(configuration, 'site_config', 0, 'cors', 0, 'allowed_origins') AS cors_origins,
  json_bool_or(false, configuration, 'site_config', 0, 'always_on') AS always_on,
  json_text_or('', configuration, 'site_config', 0, 'health_check_path') AS health_check,
  json_has(configuration, 'logs', 0, 'http_logs', 0) AS http_logging,
  json_bool_or(false, configuration, 'logs', 0, 'detailed_error_messages_enabled') AS detailed_errors,
  json_bool_or(false, configuration, 'logs', 0, 'failed_request_tracing_enabled') AS failed_requests,
  'Enabled' AS public_network_access,
  json_get_str(configuration, 'site_config', 0, 'dotnet_framework_version') AS dotnet,
  json_get_str(configuration, 'site_config', 0, 'php_version') AS php,
  json_get_str(configuration, 'site_config', 0, 'python_version') AS python,
  json_get_str(configuration, 'site_config', 0, 'java_version') AS java
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('azurerm_app_service', 'azurerm_app_service_slot', 'azurerm_function_app', 'azurerm_function_app_slot')
