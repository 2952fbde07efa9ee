/*
id: azure_front_door_identity
title: Front Door has no managed identity
severity: low
description: >-
  Without one it cannot take certificates out of a Key Vault under a role of its own, nor sign in to what stands behind it.
remediation:
  console: 'Front Door > Identity: On.'
  terraform: Set an identity block.
references:
  - https://learn.microsoft.com/azure/frontdoor/managed-identity
*/
SELECT resource_uid, name, identity
FROM (SELECT * FROM azure_cdn_profile WHERE (sku ILIKE '%_AzureFrontDoor') IS NOT FALSE)
WHERE lower(identity) = 'none'
