/*
Threat detection of SQL servers and databases, PostgreSQL, MySQL and MariaDB servers.
  state                 Enabled, Disabled
  disabled_alerts       list of alerts that are switched off; an empty text in it names none (default: empty)
  addresses             list of addresses that are mailed (default: empty)
  mails_administrators  the subscription's administrators are mailed (default: false)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server_security_alert_policy
  https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mysql_server
  https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_server
*/
CREATE VIEW azure_sql_alert_policy AS
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.sql/servers/securityalertpolicies
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'state') AS state,
  json_texts_or_empty(configuration, 'properties', 'disabledAlerts') AS disabled_alerts,
  json_texts_or_empty(configuration, 'properties', 'emailAddresses') AS addresses,
  CASE lower(json_as_text(configuration, 'properties', 'emailAccountAdmins')) WHEN 'enabled' THEN true
    WHEN 'disabled' THEN false
    ELSE json_bool_or(false, configuration, 'properties', 'emailAccountAdmins') END AS mails_administrators
FROM changes
WHERE shape IN ('azure', 'arm')
  AND resource_type IN ('microsoft.sql/servers/securityalertpolicies', 'microsoft.sql/servers/databases/securityalertpolicies',
    'microsoft.sql/managedinstances/securityalertpolicies', 'microsoft.dbforpostgresql/servers/securityalertpolicies',
    'microsoft.dbformysql/servers/securityalertpolicies', 'microsoft.dbformariadb/servers/securityalertpolicies',
    'microsoft.synapse/workspaces/securityalertpolicies')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE WHEN resource_type = 'azurerm_mssql_managed_instance_security_alert_policy'
      THEN enabled_word(json_get_bool(configuration, 'enabled'))
    WHEN NOT json_has(configuration, 'state') THEN json_get_str(configuration, 'policy_state')
    ELSE json_get_str(configuration, 'state') END AS state,
  json_texts_or_empty(configuration, 'disabled_alerts') AS disabled_alerts,
  json_texts_or_empty(configuration, 'email_addresses') AS addresses,
  CASE WHEN NOT json_has(configuration, 'email_account_admins')
      THEN json_bool_or(false, configuration, 'email_account_admins_enabled')
    ELSE json_get_bool(configuration, 'email_account_admins') END AS mails_administrators
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('azurerm_mssql_server_security_alert_policy', 'azurerm_mssql_managed_instance_security_alert_policy',
    'azurerm_synapse_workspace_security_alert_policy')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  enabled_word(json_bool_or(false, configuration, 'threat_detection_policy', 0, 'enabled')) AS state,
  json_texts_or_empty(configuration, 'threat_detection_policy', 0, 'disabled_alerts') AS disabled_alerts,
  json_texts_or_empty(configuration, 'threat_detection_policy', 0, 'email_addresses') AS addresses,
  json_bool_or(false, configuration, 'threat_detection_policy', 0, 'email_account_admins') AS mails_administrators
FROM changes WHERE shape = 'terraform' AND resource_type IN ('azurerm_mysql_server', 'azurerm_postgresql_server')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('Disabled', configuration, 'threat_detection_policy', 0, 'state') AS state,
  json_texts_or_empty(configuration, 'threat_detection_policy', 0, 'disabled_alerts') AS disabled_alerts,
  json_texts_or_empty(configuration, 'threat_detection_policy', 0, 'email_addresses') AS addresses,
  -- A switch of azurerm_sql_server, a word of azurerm_sql_database.
  CASE WHEN NOT json_has(configuration, 'threat_detection_policy', 0, 'email_account_admins') THEN false
    ELSE lower(json_as_text(configuration, 'threat_detection_policy', 0, 'email_account_admins')) IN ('enabled', 'true')
    END AS mails_administrators
FROM changes WHERE shape = 'terraform' AND resource_type IN ('azurerm_sql_server', 'azurerm_sql_database')
