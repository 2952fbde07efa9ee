/*
id: azure_container_registry_admin_user
title: Container registry has its admin account on
severity: medium
description: Everybody with the password pushes images as the same nobody; it is shared, and found in scripts.
remediation:
  console: 'Registry > Access keys: disable Admin user.'
  cli: az acr update --name <registry> --admin-enabled false
  terraform: Set admin_enabled = false.
attack: [T1078, T1525]
references:
  - https://learn.microsoft.com/azure/container-registry/container-registry-authentication#admin-account
*/
SELECT resource_uid, name, admin_user
FROM azure_container_registry
WHERE admin_user
