-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.web/sites
--   https://learn.microsoft.com/azure/app-service/configure-common
SELECT resource_uid, configuration ->> 'name' AS name,
  regexp_like(lower(json_text_or('', configuration, 'kind')), 'linux') OR json_bool_or(false, configuration, 'properties', 'reserved')
    OR chosen_linux <> '' AS linux,
  regexp_like(lower(json_text_or('', configuration, 'kind')), 'functionapp') AS function_app,
  coalesce(
    json_version_or(NULL, settings, 'minTlsVersion'),
    json_version_or(
      NULL,
      array_filter(json_get_array(configuration, 'resources'), lambda r :
        lower(json_get_str(r, 'type')) LIKE '%config' AND json_get_str(r, 'name') LIKE '%web')[1] -> 'properties',
      'minTlsVersion')) AS minimum_tls,
  json_bool_or(false, settings, 'http20Enabled') AS http2,
  json_get_str(settings, 'ftpsState') AS ftps_state,
  json_bool_or(false, settings, 'remoteDebuggingEnabled') AS remote_debugging,
  json_texts_or_empty(settings, 'cors', 'allowedOrigins') AS cors_origins,
  json_bool_or(false, settings, 'alwaysOn') AS always_on,
  json_text_or('', settings, 'healthCheckPath') AS health_check,
  json_bool_or(false, settings, 'httpLoggingEnabled') AS http_logging,
  json_bool_or(false, settings, 'detailedErrorLoggingEnabled') AS detailed_errors,
  json_bool_or(false, settings, 'requestTracingEnabled') AS failed_requests,
  app_service_version(chosen, 'dotnetcore|dotnet-isolated|dotnet|aspnetcore', json_version_or('', settings, 'netFrameworkVersion')) AS dotnet,
  app_service_version(chosen, 'php', json_version_or('', settings, 'phpVersion')) AS php,
  app_service_version(chosen, 'python', json_version_or('', settings, 'pythonVersion')) AS python,
  app_service_version(chosen, 'java|tomcat|jbosseap', json_version_or('', settings, 'javaVersion')) AS java,
  app_service_version(chosen, 'node', json_version_or('', settings, 'nodeVersion')) AS node,
  CASE WHEN NOT json_has(configuration, 'properties', 'publicNetworkAccess')
      THEN json_text_or('Enabled', settings, 'publicNetworkAccess')
    ELSE json_get_str(configuration, 'properties', 'publicNetworkAccess') END AS public_network_access,
  json_int_or(1, settings, 'numberOfWorkers') AS workers
FROM (
  SELECT *, json_text_or('', settings, 'linuxFxVersion') AS chosen_linux,
    CASE WHEN json_text_or('', settings, 'linuxFxVersion') = '' THEN json_text_or('', settings, 'windowsFxVersion')
      ELSE json_get_str(settings, 'linuxFxVersion') END AS chosen
  FROM (
    SELECT *, CASE WHEN NOT json_has(configuration, 'properties', 'siteConfig') AND json_length(configuration, 'properties') IS NOT NULL
      THEN '{}' ELSE configuration -> 'properties' -> 'siteConfig' END AS settings FROM changes
    WHERE shape = 'arm' AND resource_type IN ('microsoft.web/sites', 'microsoft.web/sites/slots')
  )
)
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.web/sites
--   https://learn.microsoft.com/azure/app-service/configure-common
SELECT resource_uid, configuration ->> 'name' AS name,
  chosen_linux <> '' AS linux,
  json_version_or(NULL, settings, 'minTlsVersion') AS minimum_tls,
  json_bool_or(false, settings, 'http20Enabled') AS http2,
  json_get_str(settings, 'ftpsState') AS ftps_state,
  json_bool_or(false, settings, 'remoteDebuggingEnabled') AS remote_debugging,
  json_texts_or_empty(settings, 'cors', 'allowedOrigins') AS cors_origins,
  json_bool_or(false, settings, 'alwaysOn') AS always_on,
  json_text_or('', settings, 'healthCheckPath') AS health_check,
  json_bool_or(false, settings, 'httpLoggingEnabled') AS http_logging,
  json_bool_or(false, settings, 'detailedErrorLoggingEnabled') AS detailed_errors,
  json_bool_or(false, settings, 'requestTracingEnabled') AS failed_requests,
  app_service_version(chosen, 'dotnetcore|dotnet-isolated|dotnet|aspnetcore', json_version_or('', settings, 'netFrameworkVersion')) AS dotnet,
  app_service_version(chosen, 'php', json_version_or('', settings, 'phpVersion')) AS php,
  app_service_version(chosen, 'python', json_version_or('', settings, 'pythonVersion')) AS python,
  app_service_version(chosen, 'java|tomcat|jbosseap', json_version_or('', settings, 'javaVersion')) AS java,
  app_service_version(chosen, 'node', json_version_or('', settings, 'nodeVersion')) AS node,
  json_text_or('Enabled', settings, 'publicNetworkAccess') AS public_network_access,
  json_int_or(1, settings, 'numberOfWorkers') AS workers
FROM (
  SELECT *, json_text_or('', settings, 'linuxFxVersion') AS chosen_linux,
    CASE WHEN json_text_or('', settings, 'linuxFxVersion') = '' THEN json_text_or('', settings, 'windowsFxVersion')
      ELSE json_get_str(settings, 'linuxFxVersion') END AS chosen
  FROM (
    SELECT *, configuration -> 'properties' AS settings FROM changes
    WHERE shape = 'arm' AND resource_type IN ('microsoft.web/sites/config', 'microsoft.web/sites/slots/config')
      AND NOT regexp_like(lower(configuration->>'name'),
        '(^|/)(appsettings|authsettings|authsettingsv2|azurestorageaccounts|backup|connectionstrings|logs|metadata|pushsettings|slotconfignames|publishingcredentials)$')
  )
)
