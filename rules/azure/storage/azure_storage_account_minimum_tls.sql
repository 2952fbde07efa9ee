/*
id: azure_storage_account_minimum_tls
title: Storage account accepts TLS older than 1.2
severity: medium
description: TLS 1.0 and 1.1 have known weaknesses and were withdrawn; clients that speak them can be forced down to them.
remediation:
  console: 'Storage account > Settings > Configuration: set Minimum TLS version to 1.2.'
  cli: az storage account update --name <account> --resource-group <group> --min-tls-version TLS1_2
  terraform: Set min_tls_version = "TLS1_2".
attack: [T1040]
mapped_from: [prowler storage_ensure_minimum_tls_version_12]
references:
  - https://learn.microsoft.com/azure/storage/common/transport-layer-security-configure-minimum-version
params:
  least: {type: text, default: "1.2", meaning: lowest TLS version that is accepted}
*/
SELECT resource_uid, name, minimum_tls
FROM azure_storage_account
WHERE NOT version_at_least(minimum_tls, $least)
