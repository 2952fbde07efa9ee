/*
id: azure_database_server_tls
title: Database server takes connections without TLS
severity: high
description: 'Passwords and data travel in clear: whoever sits on the way reads and changes them.'
remediation:
  console: 'Server > Connection security: Enforce SSL connection.'
  cli: az postgres server update --resource-group <group> --name <server> --ssl-enforcement Enabled
  terraform: Set ssl_enforcement_enabled = true.
attack: [T1040]
mapped_from: [prowler postgresql_flexible_server_enforce_ssl_enabled]
references:
  - https://learn.microsoft.com/azure/postgresql/single-server/concepts-ssl-connection-security
*/
SELECT resource_uid, name, tls_enforced
FROM azure_database_server
WHERE resource_type NOT LIKE '%flexible%' AND NOT tls_enforced
