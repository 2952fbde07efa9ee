/*
id: azure_container_registry_export
title: Container registry lets images be copied out
severity: low
description: Whoever may read images imports them into a registry elsewhere, past private endpoints.
remediation:
  console: az acr update --allow-exports false.
  cli: az acr update --resource-group <group> --name <registry> --allow-exports false
  terraform: Set export_policy_enabled = false.
attack: [T1537]
references:
  - https://learn.microsoft.com/azure/container-registry/data-loss-prevention
*/
SELECT resource_uid, name, export
FROM azure_container_registry
WHERE export
