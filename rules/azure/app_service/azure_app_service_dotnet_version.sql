/*
id: azure_app_service_dotnet_version
title: Web app runs an old version of .NET
severity: medium
description: Versions of .NET that are no longer supported get no fixes for the holes that are found in them.
remediation:
  console: 'App Service > Configuration > General settings: choose a supported version of .NET.'
  cli: az webapp config set --resource-group <group> --name <app> --net-framework-version <version>
  terraform: Set site_config { application_stack { dotnet_version = "…" } }.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/app-service/language-support-policy
params:
  least: {type: text, default: "8.0", meaning: lowest version of .NET that is accepted}
*/
SELECT resource_uid, name, dotnet
FROM azure_app_service_configuration
-- v4.0 is .NET Framework 4.8, a part of Windows, and not a version of .NET before 5.
WHERE dotnet NOT IN ('', 'v4.0', '4.0') AND NOT version_at_least(dotnet, $least)
