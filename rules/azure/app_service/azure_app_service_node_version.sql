/*
id: azure_app_service_node_version
title: Web app runs an old version of Node.js
severity: medium
description: Versions of Node.js that are no longer supported get no fixes for the holes that are found in them.
remediation:
  console: 'App Service > Configuration > General settings: choose a supported version of Node.js.'
  cli: >-
    az webapp config set --resource-group <group> --name <app> --linux-fx-version 'NODE|22-lts'
  terraform: 'Set site_config { application_stack { node_version = "22-lts" } }.'
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/app-service/language-support-policy
params:
  least: {type: text, default: "20", meaning: lowest version of Node.js that is accepted}
*/
SELECT resource_uid, name, node
FROM azure_app_service_configuration
WHERE node <> '' AND NOT version_at_least(node, $least)
