-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.web/sites
--   https://learn.microsoft.com/azure/app-service/configure-common
SELECT resource_uid, configuration ->> 'name' AS name,
  coalesce(
    json_get_str(configuration, 'properties', 'siteConfig', 'minTlsVersion'),
    json_get_str(
      array_filter(json_get_array(configuration, 'resources'), lambda r :
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
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.web/sites
--   https://learn.microsoft.com/azure/app-service/configure-common
SELECT resource_uid, configuration ->> 'name' AS name,
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
