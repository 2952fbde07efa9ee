/*
id: azure_sql_managed_instance_minimum_tls
title: SQL managed instance accepts TLS older than 1.2
severity: medium
description: TLS 1.0 and 1.1 have known weaknesses and were withdrawn.
remediation:
  console: 'Managed instance > Networking: Minimum TLS version 1.2.'
  cli: az sql mi update --resource-group <group> --name <instance> --minimal-tls-version 1.2
  terraform: Set minimum_tls_version = "1.2".
attack: [T1040]
references:
  - https://learn.microsoft.com/azure/azure-sql/managed-instance/minimal-tls-version-configure
params:
  least: {type: text, default: "1.2", meaning: lowest TLS version that is accepted}
*/
SELECT resource_uid, name, minimum_tls
FROM azure_sql_managed_instance
WHERE lower(minimum_tls) = 'none' OR NOT version_at_least(minimum_tls, $least)
