/*
id: azure_database_server_minimum_tls
title: Database server accepts TLS older than 1.2
severity: medium
description: TLS 1.0 and 1.1 have known weaknesses and were withdrawn.
remediation:
  console: 'Server > Connection security: TLS setting 1.2.'
  cli: az mysql server update --resource-group <group> --name <server> --minimal-tls-version TLS1_2
  terraform: Set ssl_minimal_tls_version_enforced = "TLS1_2".
attack: [T1040]
mapped_from: [prowler mysql_flexible_server_minimum_tls_version_12]
references:
  - https://learn.microsoft.com/azure/mysql/single-server/how-to-tls-configurations
params:
  least: {type: text, default: "1.2", meaning: lowest TLS version that is accepted}
*/
SELECT resource_uid, name, minimum_tls
FROM azure_database_server
WHERE resource_type NOT LIKE '%flexible%'
  AND (lower(minimum_tls) = 'tlsenforcementdisabled' OR NOT version_at_least(minimum_tls, $least))
