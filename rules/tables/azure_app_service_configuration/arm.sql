-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.web/sites
--   https://learn.microsoft.com/azure/app-service/configure-common
SELECT resource_uid, configuration ->> 'name' AS name,
  regexp_like(lower(json_text_or('', configuration, 'kind')), 'linux') OR json_bool_or(false, configuration, 'properties', 'reserved')
    OR chosen_linux <> '' AS linux,
  regexp_like(lower(json_text_or('', configuration, 'kind')), 'functionapp') AS function_app,
  json_version_or(NULL, document_with(web, settings, 'minTlsVersion'), 'minTlsVersion') AS minimum_tls,
  json_bool_or(false, document_with(web, settings, 'http20Enabled'), 'http20Enabled') AS http2,
  json_get_str(document_with(web, settings, 'ftpsState'), 'ftpsState') AS ftps_state,
  json_bool_or(false, document_with(web, settings, 'remoteDebuggingEnabled'), 'remoteDebuggingEnabled') AS remote_debugging,
  json_texts_or_empty(document_with(web, settings, 'cors'), 'cors', 'allowedOrigins') AS cors_origins,
  json_bool_or(false, document_with(web, settings, 'alwaysOn'), 'alwaysOn') AS always_on,
  json_text_or('', document_with(web, settings, 'healthCheckPath'), 'healthCheckPath') AS health_check,
  json_bool_or(false, document_with(web, settings, 'httpLoggingEnabled'), 'httpLoggingEnabled') AS http_logging,
  json_bool_or(false, document_with(web, settings, 'detailedErrorLoggingEnabled'), 'detailedErrorLoggingEnabled') AS detailed_errors,
  json_bool_or(false, document_with(web, settings, 'requestTracingEnabled'), 'requestTracingEnabled') AS failed_requests,
  app_service_version(chosen, 'dotnetcore|dotnet-isolated|dotnet|aspnetcore', json_version_or('', document_with(web, settings, 'netFrameworkVersion'), 'netFrameworkVersion')) AS dotnet,
  app_service_version(chosen, 'php', json_version_or('', document_with(web, settings, 'phpVersion'), 'phpVersion')) AS php,
  app_service_version(chosen, 'python', json_version_or('', document_with(web, settings, 'pythonVersion'), 'pythonVersion')) AS python,
  app_service_version(chosen, 'java|tomcat|jbosseap', json_version_or('', document_with(web, settings, 'javaVersion'), 'javaVersion')) AS java,
  app_service_version(chosen, 'node', json_version_or('', document_with(web, settings, 'nodeVersion'), 'nodeVersion')) AS node,
  CASE WHEN NOT json_has(configuration, 'properties', 'publicNetworkAccess')
      THEN json_text_or('Enabled', document_with(web, settings, 'publicNetworkAccess'), 'publicNetworkAccess')
    ELSE json_get_str(configuration, 'properties', 'publicNetworkAccess') END AS public_network_access,
  json_int_or(1, document_with(web, settings, 'numberOfWorkers'), 'numberOfWorkers') AS workers
FROM (
  SELECT *, json_text_or('', document_with(web, settings, 'linuxFxVersion'), 'linuxFxVersion') AS chosen_linux,
    CASE WHEN json_text_or('', document_with(web, settings, 'linuxFxVersion'), 'linuxFxVersion') = ''
      THEN json_text_or('', document_with(web, settings, 'windowsFxVersion'), 'windowsFxVersion')
      ELSE json_get_str(document_with(web, settings, 'linuxFxVersion'), 'linuxFxVersion') END AS chosen
  FROM (
    SELECT *,
      -- Where it is not known whether the site nests it, or what it says, nothing of the site's own is what counts.
      CASE WHEN nests_web = false OR nests_web AND web IS NOT NULL THEN own_settings END AS settings
    FROM (
      SELECT *,
        -- The configuration web that the site nests, or that stands beside it, is written after the site.
        array_filter(json_array_or_empty(configuration, 'resources'), lambda r :
          lower(json_get_str(r, 'type')) LIKE '%config' AND json_get_str(r, 'name') LIKE '%web')[1] -> 'properties' AS web,
        any_match(json_array_or_empty(configuration, 'resources'), lambda r :
          lower(json_get_str(r, 'type')) LIKE '%config' AND json_get_str(r, 'name') LIKE '%web') AS nests_web,
        CASE WHEN NOT json_has(configuration, 'properties', 'siteConfig') AND json_length(configuration, 'properties') IS NOT NULL
          THEN '{}' ELSE configuration -> 'properties' -> 'siteConfig' END AS own_settings FROM changes
      WHERE shape = 'arm' AND resource_type IN ('microsoft.web/sites', 'microsoft.web/sites/slots')
    )
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
