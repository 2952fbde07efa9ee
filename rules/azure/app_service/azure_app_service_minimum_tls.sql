/*
id: azure_app_service_minimum_tls
title: Web app accepts TLS older than 1.2
severity: medium
description: TLS 1.0 and 1.1 have known weaknesses and were withdrawn.
remediation:
  console: 'App Service > Configuration > General settings: Minimum Inbound TLS Version 1.2.'
  cli: az webapp config set --resource-group <group> --name <app> --min-tls-version 1.2
  terraform: Set site_config { minimum_tls_version = "1.2" }.
attack: [T1040]
mapped_from: [prowler app_minimum_tls_version_12]
references:
  - https://learn.microsoft.com/azure/app-service/overview-tls
params:
  least: {type: text, default: "1.2", meaning: lowest TLS version that is accepted}
*/
SELECT resource_uid, name, minimum_tls
FROM azure_app_service_configuration
WHERE NOT version_at_least(minimum_tls, $least)
