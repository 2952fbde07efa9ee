/*
id: azure_container_registry_sku
title: Container registry is of a tier without scanning
severity: low
description: 'The basic tier lacks what guards images: scanning hooks, private links, retention and zones.'
remediation:
  console: 'Registry > Properties: choose standard or premium.'
  cli: az acr update --name <registry> --sku Premium
  terraform: Set sku = "Premium".
references:
  - https://learn.microsoft.com/azure/container-registry/container-registry-skus
params:
  skus: {type: text_list, default: [Basic, Classic], meaning: tiers that are not good enough}
*/
SELECT resource_uid, name, sku
FROM azure_container_registry
WHERE any_match($skus, lambda s : lower(s) = lower(sku))
