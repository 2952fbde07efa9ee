/*
id: azure_container_registry_trust
title: Container registry does not ask for signed images
severity: low
description: >-
  Whoever may push can replace an image by their own, and nobody who pulls it notices. Azure retires content trust and no longer
  offers it to new registries (azurerm 5 has no such attribute): there sign with Notation, and let the cluster verify.
remediation:
  console: 'Registry > Content trust: Enabled.'
  cli: az acr config content-trust update --registry <registry> --status enabled
  terraform: Set trust_policy_enabled = true (azurerm 4).
attack: [T1525]
references:
  - https://learn.microsoft.com/azure/container-registry/container-registry-content-trust
*/
SELECT resource_uid, name, trust
FROM azure_container_registry
WHERE NOT trust
