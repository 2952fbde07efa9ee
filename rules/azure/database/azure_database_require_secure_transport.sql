/*
id: azure_database_require_secure_transport
title: Flexible server takes connections without TLS
severity: high
description: 'Passwords and data travel in clear: whoever sits on the way reads and changes them.'
remediation:
  console: 'Server > Server parameters: set require_secure_transport to on.'
  cli: >-
    az mysql flexible-server parameter set --resource-group <group> --server-name <server> --name require_secure_transport
    --value on
  terraform: Add an azurerm_mysql_configuration with name = "require_secure_transport" and value = "on".
attack: [T1040]
mapped_from: [prowler mysql_flexible_server_ssl_connection_enabled]
references:
  - https://learn.microsoft.com/azure/mysql/flexible-server/how-to-connect-tls-ssl
*/
SELECT resource_uid, name, settings
FROM (
  SELECT * FROM azure_database_setting
  WHERE (resource_type LIKE '%mysql%' OR resource_type LIKE '%postgresql%' AND resource_type LIKE '%flexible%')
    AND NOT (server AND single)
    AND (server OR any_match(settings, lambda s : s['setting'] = 'require_secure_transport') IS NOT FALSE)
)
WHERE CASE any_match(settings, lambda s : s['setting'] = 'require_secure_transport')
  WHEN true THEN any_match(settings, lambda s : s['setting'] = 'require_secure_transport' AND s['value'] IN ('off', 'false', '0', 'no', 'disabled'))
  -- It is on unless it is switched off.
  WHEN false THEN false END
