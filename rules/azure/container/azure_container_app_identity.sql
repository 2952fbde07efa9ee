/*
id: azure_container_app_identity
title: Container app has no managed identity
severity: low
description: Without one it reaches other services by secrets that have to be kept and renewed.
remediation:
  console: 'Container app > Identity: On.'
  cli: az containerapp identity assign --resource-group <group> --name <app> --system-assigned
  terraform: Set an identity block.
references:
  - https://learn.microsoft.com/azure/container-apps/managed-identity
*/
SELECT resource_uid, name, identity
FROM azure_container_app
WHERE lower(identity) = 'none'
