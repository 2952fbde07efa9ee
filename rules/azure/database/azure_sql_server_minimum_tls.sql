/*
id: azure_sql_server_minimum_tls
title: SQL server accepts TLS older than 1.2
severity: medium
description: TLS 1.0 and 1.1 have known weaknesses and were withdrawn; with None even plain connections are taken.
remediation:
  console: 'SQL server > Networking > Connectivity: Minimum TLS version 1.2.'
  cli: az sql server update --resource-group <group> --name <server> --minimal-tls-version 1.2
  terraform: Set minimum_tls_version = "1.2".
attack: [T1040]
mapped_from: [prowler sqlserver_recommended_minimal_tls_version]
references:
  - https://learn.microsoft.com/azure/azure-sql/database/connectivity-settings#minimum-tls-version
params:
  least: {type: text, default: "1.2", meaning: lowest TLS version that is accepted}
*/
SELECT resource_uid, name, minimum_tls
FROM azure_sql_server
WHERE lower(minimum_tls) = 'none' OR NOT version_at_least(minimum_tls, $least)
