/*
id: azure_container_app_external
title: Container app can be reached from outside its environment
severity: medium
description: >-
  Everybody who reaches the environment reaches the app; where the environment has a public address, that is the internet.
  Addresses that are let in, or certificates that are asked for, limit it.
remediation:
  console: 'Container app > Ingress: Limited to Container Apps Environment, or IP restrictions.'
  cli: az containerapp ingress update --resource-group <group> --name <app> --type internal
  terraform: Set external_enabled = false in ingress.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/container-apps/ingress-overview
*/
SELECT resource_uid, name, external, restricted
FROM azure_container_app
WHERE external AND NOT restricted
