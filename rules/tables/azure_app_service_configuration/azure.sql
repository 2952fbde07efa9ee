SELECT resource_uid, configuration ->> 'name' AS name,
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
SELECT resource_uid, configuration ->> 'name' AS name,
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
