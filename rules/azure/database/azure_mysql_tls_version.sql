/*
id: azure_mysql_tls_version
title: MySQL accepts TLS older than 1.2
severity: medium
description: TLS 1.0 and 1.1 have known weaknesses and were withdrawn.
remediation:
  console: 'Server > Server parameters: set tls_version to tlsv1.2.'
  cli: az mysql flexible-server parameter set --resource-group <group> --server-name <server> --name tls_version --value tlsv1.2
  terraform: Add an azurerm_mysql_configuration with name = "tls_version" and value = "tlsv1.2".
attack: [T1040]
mapped_from: [prowler mysql_flexible_server_minimum_tls_version_12]
references:
  - https://learn.microsoft.com/azure/mysql/flexible-server/how-to-connect-tls-ssl
*/
SELECT resource_uid, name, settings
FROM (
  SELECT * FROM azure_database_setting
  WHERE resource_type LIKE '%mysql%'
    AND (server OR any_match(settings, lambda s : s['setting'] = 'tls_version') IS NOT FALSE)
)
WHERE CASE any_match(settings, lambda s : s['setting'] = 'tls_version')
  WHEN true THEN any_match(settings, lambda s : s['setting'] = 'tls_version' AND regexp_like(s['value'], 'tlsv1(,|$|\.1)')) END
