-- A live site answers null for what only its configuration web says, in which null is none; some exports nest it.
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
  CASE WHEN nested THEN json_version_if_asked(settings, 'healthCheckPath') ELSE json_get_str(settings, 'healthCheckPath') END
    AS health_check,
  json_get_bool(settings, 'httpLoggingEnabled') AS http_logging,
  json_get_bool(settings, 'detailedErrorLoggingEnabled') AS detailed_errors,
  json_get_bool(settings, 'requestTracingEnabled') AS failed_requests,
  app_service_version(chosen, 'dotnetcore|dotnet-isolated|dotnet|aspnetcore', CASE WHEN nested THEN json_version_if_asked(settings, 'netFrameworkVersion') ELSE json_as_text(settings, 'netFrameworkVersion') END) AS dotnet,
  app_service_version(chosen, 'php', CASE WHEN nested THEN json_version_if_asked(settings, 'phpVersion') ELSE json_as_text(settings, 'phpVersion') END) AS php,
  app_service_version(chosen, 'python', CASE WHEN nested THEN json_version_if_asked(settings, 'pythonVersion') ELSE json_as_text(settings, 'pythonVersion') END) AS python,
  app_service_version(chosen, 'java|tomcat|jbosseap', CASE WHEN nested THEN json_version_if_asked(settings, 'javaVersion') ELSE json_as_text(settings, 'javaVersion') END) AS java,
  app_service_version(chosen, 'node', CASE WHEN nested THEN json_version_if_asked(settings, 'nodeVersion') ELSE json_as_text(settings, 'nodeVersion') END) AS node,
  CASE WHEN NOT json_has(configuration, 'properties', 'publicNetworkAccess')
      THEN json_get_str(settings, 'publicNetworkAccess')
    ELSE json_get_str(configuration, 'properties', 'publicNetworkAccess') END AS public_network_access,
  json_get_int(settings, 'numberOfWorkers') AS workers
FROM (
  SELECT *, json_text_or('', settings, 'linuxFxVersion') AS chosen_linux,
    CASE WHEN json_text_or('', settings, 'linuxFxVersion') = '' THEN json_text_or('', settings, 'windowsFxVersion')
      ELSE json_get_str(settings, 'linuxFxVersion') END AS chosen
  FROM (
    SELECT *, web IS NOT NULL AS nested,
      CASE WHEN web IS NOT NULL THEN web ELSE configuration -> 'properties' -> 'siteConfig' END AS settings
    FROM (
      SELECT *, array_filter(json_array_or_empty(configuration, 'resources'), lambda r :
        json_get_str(r, 'id') ILIKE '%/config/web')[1] -> 'properties' AS web
      FROM changes WHERE shape = 'azure' AND resource_type IN ('microsoft.web/sites', 'microsoft.web/sites/slots')
    )
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
