-- A live site answers null for what only its configuration web says, and there null is none.
SELECT resource_uid, configuration ->> 'name' AS name,
  regexp_like(lower(json_text_or('', configuration, 'kind')), 'linux') OR json_bool_or(false, configuration, 'properties', 'reserved')
    OR chosen_linux <> '' AS linux,
  regexp_like(lower(json_text_or('', configuration, 'kind')), 'functionapp') AS function_app,
  json_as_text(settings, 'minTlsVersion') AS minimum_tls,
  json_get_bool(settings, 'http20Enabled') AS http2,
  json_get_str(settings, 'ftpsState') AS ftps_state,
  json_get_bool(settings, 'remoteDebuggingEnabled') AS remote_debugging,
  json_texts(settings, 'cors', 'allowedOrigins') AS cors_origins,
  json_get_bool(settings, 'alwaysOn') AS always_on,
  json_get_str(settings, 'healthCheckPath') AS health_check,
  json_get_bool(settings, 'httpLoggingEnabled') AS http_logging,
  json_get_bool(settings, 'detailedErrorLoggingEnabled') AS detailed_errors,
  json_get_bool(settings, 'requestTracingEnabled') AS failed_requests,
  app_service_version(chosen, 'dotnetcore|dotnet-isolated|dotnet|aspnetcore', json_as_text(settings, 'netFrameworkVersion')) AS dotnet,
  app_service_version(chosen, 'php', json_as_text(settings, 'phpVersion')) AS php,
  app_service_version(chosen, 'python', json_as_text(settings, 'pythonVersion')) AS python,
  app_service_version(chosen, 'java|tomcat|jbosseap', json_as_text(settings, 'javaVersion')) AS java,
  app_service_version(chosen, 'node', json_as_text(settings, 'nodeVersion')) AS node,
  CASE WHEN NOT json_has(configuration, 'properties', 'publicNetworkAccess')
      THEN json_get_str(settings, 'publicNetworkAccess')
    ELSE json_get_str(configuration, 'properties', 'publicNetworkAccess') END AS public_network_access,
  json_get_int(settings, 'numberOfWorkers') AS workers
FROM (
  SELECT *, json_text_or('', settings, 'linuxFxVersion') AS chosen_linux,
    CASE WHEN json_text_or('', settings, 'linuxFxVersion') = '' THEN json_text_or('', settings, 'windowsFxVersion')
      ELSE json_get_str(settings, 'linuxFxVersion') END AS chosen
  FROM (
    SELECT *, configuration -> 'properties' -> 'siteConfig' AS settings FROM changes
    WHERE shape = 'azure' AND resource_type IN ('microsoft.web/sites', 'microsoft.web/sites/slots')
  )
)
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  chosen_linux <> '' AS linux,
  json_as_text(settings, 'minTlsVersion') AS minimum_tls,
  json_get_bool(settings, 'http20Enabled') AS http2,
  json_get_str(settings, 'ftpsState') AS ftps_state,
  json_get_bool(settings, 'remoteDebuggingEnabled') AS remote_debugging,
  json_texts(settings, 'cors', 'allowedOrigins') AS cors_origins,
  json_get_bool(settings, 'alwaysOn') AS always_on,
  json_version_if_asked(settings, 'healthCheckPath') AS health_check,
  json_get_bool(settings, 'httpLoggingEnabled') AS http_logging,
  json_get_bool(settings, 'detailedErrorLoggingEnabled') AS detailed_errors,
  json_get_bool(settings, 'requestTracingEnabled') AS failed_requests,
  app_service_version(chosen, 'dotnetcore|dotnet-isolated|dotnet|aspnetcore', json_version_if_asked(settings, 'netFrameworkVersion')) AS dotnet,
  app_service_version(chosen, 'php', json_version_if_asked(settings, 'phpVersion')) AS php,
  app_service_version(chosen, 'python', json_version_if_asked(settings, 'pythonVersion')) AS python,
  app_service_version(chosen, 'java|tomcat|jbosseap', json_version_if_asked(settings, 'javaVersion')) AS java,
  app_service_version(chosen, 'node', json_version_if_asked(settings, 'nodeVersion')) AS node,
  json_get_str(settings, 'publicNetworkAccess') AS public_network_access,
  json_get_int(settings, 'numberOfWorkers') AS workers
FROM (
  SELECT *, json_text_or('', settings, 'linuxFxVersion') AS chosen_linux,
    CASE WHEN json_text_or('', settings, 'linuxFxVersion') = '' THEN json_text_or('', settings, 'windowsFxVersion')
      ELSE json_get_str(settings, 'linuxFxVersion') END AS chosen
  FROM (
    SELECT *, configuration -> 'properties' AS settings FROM changes
    WHERE shape = 'azure' AND resource_type IN ('microsoft.web/sites/config', 'microsoft.web/sites/slots/config')
      AND NOT regexp_like(lower(configuration->>'name'),
        '(^|/)(appsettings|authsettings|authsettingsv2|azurestorageaccounts|backup|connectionstrings|logs|metadata|pushsettings|slotconfignames|publishingcredentials)$')
  )
)
