/*
id: azure_container_registry_audit_log
title: Container registry keeps no log of sign-ins and images
severity: medium
description: Nobody can tell afterwards who pushed or fetched which image.
remediation:
  console: 'Resource > Diagnostic settings: Add diagnostic setting, with the category ContainerRegistryLoginEvents.'
  cli: >-
    az monitor diagnostic-settings create --name audit --resource <resource> --workspace <workspace> --logs '[{categoryGroup:
    audit, enabled: true}]'
  terraform: 'Add enabled_log { category_group = "audit" } to an azurerm_monitor_diagnostic_setting.'
attack: [T1562.008]
references:
  - https://learn.microsoft.com/azure/container-registry/monitor-service
*/
SELECT resource_uid, name, logs
FROM (SELECT * FROM azure_diagnostic_setting WHERE target = 'microsoft.containerregistry/registries')
WHERE NOT any_match(logs, lambda l : l IN ('containerregistryloginevents', 'containerregistryrepositoryevents', 'audit', 'alllogs'))
