/*
id: azure_app_service_php_version
title: Web app runs an old version of PHP
severity: medium
description: Versions of PHP that are no longer supported get no fixes for the holes that are found in them.
remediation:
  console: 'App Service > Configuration > General settings: choose a supported version of PHP.'
  cli: az webapp config set --resource-group <group> --name <app> --php-version <version>
  terraform: Set site_config { application_stack { php_version = "…" } }.
attack: [T1190]
mapped_from: [prowler app_ensure_php_version_is_latest]
references:
  - https://learn.microsoft.com/azure/app-service/language-support-policy
params:
  least: {type: text, default: "8.2", meaning: lowest version of PHP that is accepted}
*/
SELECT resource_uid, name, php
FROM azure_app_service_configuration
WHERE php <> '' AND NOT version_at_least(php, $least)
