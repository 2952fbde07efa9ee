/*
id: azure_app_service_http2
title: Web app does not speak HTTP/2
severity: low
description: Newer clients fall back to an older protocol, which is slower and has more ways to smuggle requests.
remediation:
  console: 'App Service > Configuration > General settings: HTTP version 2.0.'
  cli: az webapp config set --resource-group <group> --name <app> --http20-enabled true
  terraform: Set site_config { http2_enabled = true }.
mapped_from: [prowler app_ensure_using_http20]
references:
  - https://learn.microsoft.com/azure/app-service/configure-common
*/
SELECT resource_uid, name, http2
FROM azure_app_service_configuration
WHERE NOT http2
