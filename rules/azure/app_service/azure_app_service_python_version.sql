/*
id: azure_app_service_python_version
title: Web app runs an old version of Python
severity: medium
description: Versions of Python that are no longer supported get no fixes for the holes that are found in them.
remediation:
  console: 'App Service > Configuration > General settings: choose a supported version of Python.'
  cli: az webapp config set --resource-group <group> --name <app> --python-version <version>
  terraform: Set site_config { application_stack { python_version = "…" } }.
attack: [T1190]
mapped_from: [prowler app_ensure_python_version_is_latest]
references:
  - https://learn.microsoft.com/azure/app-service/language-support-policy
params:
  least: {type: text, default: "3.10", meaning: lowest version of Python that is accepted}
*/
SELECT resource_uid, name, python
FROM azure_app_service_configuration
WHERE python <> '' AND NOT version_at_least(python, $least)
