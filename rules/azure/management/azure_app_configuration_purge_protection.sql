/*
id: azure_app_configuration_purge_protection
title: App Configuration store has no purge protection
severity: low
description: A deleted store cannot be recovered once it is purged, and every app that reads it stops.
remediation:
  console: 'Store > Properties: Enable purge protection.'
  cli: az appconfig update --name <store> --enable-purge-protection true
  terraform: Set purge_protection_enabled = true.
attack: [T1485]
references:
  - https://learn.microsoft.com/azure/azure-app-configuration/concept-soft-delete
*/
SELECT resource_uid, name, purge_protection
FROM azure_app_configuration
WHERE NOT purge_protection
