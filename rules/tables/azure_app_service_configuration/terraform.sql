SELECT resource_uid, configuration ->> 'name' AS name,
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
  enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled')) AS public_network_access,
  CASE WHEN configuration ->> 'runtime_name' = 'dotnet-isolated' THEN json_text_or('', configuration, 'runtime_version')
    ELSE json_text_or('', configuration, 'site_config', 0, 'application_stack', 0, 'dotnet_version') END AS dotnet,
  json_text_or('', configuration, 'site_config', 0, 'application_stack', 0, 'php_version') AS php,
  CASE WHEN configuration ->> 'runtime_name' = 'python' THEN json_text_or('', configuration, 'runtime_version')
    ELSE json_text_or('', configuration, 'site_config', 0, 'application_stack', 0, 'python_version') END AS python,
  CASE WHEN configuration ->> 'runtime_name' = 'java' THEN json_text_or('', configuration, 'runtime_version')
    ELSE json_text_or('', configuration, 'site_config', 0, 'application_stack', 0, 'java_version') END AS java,
  CASE WHEN configuration ->> 'runtime_name' = 'node' THEN json_text_or('', configuration, 'runtime_version')
    ELSE json_text_or('', configuration, 'site_config', 0, 'application_stack', 0, 'node_version') END AS node,
  resource_type LIKE 'azurerm_linux_%' OR resource_type = 'azurerm_function_app_flex_consumption' AS linux,
  resource_type LIKE '%_function_app%' AS function_app,
  json_int_or(1, configuration, 'site_config', 0, 'worker_count') AS workers
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('azurerm_linux_web_app', 'azurerm_windows_web_app', 'azurerm_linux_web_app_slot',
    'azurerm_windows_web_app_slot', 'azurerm_linux_function_app', 'azurerm_windows_function_app',
    'azurerm_linux_function_app_slot', 'azurerm_windows_function_app_slot', 'azurerm_function_app_flex_consumption')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
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
  CASE resource_type WHEN 'azurerm_logic_app_standard' THEN json_text_or('Enabled', configuration, 'public_network_access')
    ELSE 'Enabled' END AS public_network_access,
  app_service_version(chosen, 'dotnetcore|dotnet-isolated|dotnet|aspnetcore', json_version_or('', site, 'dotnet_framework_version')) AS dotnet,
  app_service_version(chosen, 'php', json_version_or('', site, 'php_version')) AS php,
  app_service_version(chosen, 'python', json_version_or('', site, 'python_version')) AS python,
  app_service_version(chosen, 'java|tomcat|jbosseap', json_version_or('', site, 'java_version')) AS java,
  app_service_version(chosen, 'node', CASE WHEN site IS NOT NULL THEN '' END) AS node,
  chosen_linux <> '' OR json_text_or('', configuration, 'os_type') = 'linux' AS linux,
  resource_type LIKE 'azurerm_function_app%' OR resource_type = 'azurerm_logic_app_standard' AS function_app,
  json_int_or(1, configuration, 'site_config', 0, 'number_of_workers') AS workers
FROM (
  SELECT *, json_text_or('', site, 'linux_fx_version') AS chosen_linux,
    CASE WHEN json_text_or('', site, 'linux_fx_version') = '' THEN json_text_or('', site, 'windows_fx_version')
      ELSE json_get_str(site, 'linux_fx_version') END AS chosen
  FROM (
    SELECT *, CASE json_has(configuration, 'site_config', 0) WHEN true THEN configuration -> 'site_config' -> 0 WHEN false THEN '{}' END AS site
    FROM changes
    WHERE shape = 'terraform'
      AND resource_type IN ('azurerm_app_service', 'azurerm_app_service_slot', 'azurerm_function_app', 'azurerm_function_app_slot',
        'azurerm_logic_app_standard')
  )
)
