/*
id: azure_cdn_profile_tier
title: CDN profile is of a retired tier
severity: low
description: >-
  The tiers of Edgio and Akamai are gone, that of Microsoft (classic) is being retired: it has no firewall that is kept up.
remediation:
  console: Migrate the profile to Azure Front Door Standard or Premium.
  terraform: Use azurerm_cdn_frontdoor_profile.
references:
  - https://learn.microsoft.com/azure/cdn/classic-cdn-retirement-faq
*/
SELECT resource_uid, name, sku
FROM azure_cdn_profile
WHERE sku NOT ILIKE '%_AzureFrontDoor'
