/*
id: azure_app_service_java_version
title: Web app runs an old version of Java
severity: medium
description: Versions of Java that are no longer supported get no fixes for the holes that are found in them.
remediation:
  console: 'App Service > Configuration > General settings: choose a supported version of Java.'
  cli: az webapp config set --resource-group <group> --name <app> --java-version <version>
  terraform: Set site_config { application_stack { java_version = "…" } }.
attack: [T1190]
mapped_from: [prowler app_ensure_java_version_is_latest]
references:
  - https://learn.microsoft.com/azure/app-service/language-support-policy
params:
  least: {type: text, default: "17", meaning: lowest version of Java that is accepted}
*/
SELECT resource_uid, name, java
FROM azure_app_service_configuration
WHERE java <> '' AND NOT version_at_least(java, $least)
