/*
id: azure_app_configuration_sku
title: App Configuration store is of the free tier
severity: informational
description: It has no availability agreement, soft delete or private link.
remediation:
  console: 'Store > Upgrade: Standard.'
  cli: az appconfig update --name <store> --sku Standard
  terraform: Set sku = "standard".
references:
  - https://learn.microsoft.com/azure/azure-app-configuration/faq#which-app-configuration-tier-should-i-use
*/
SELECT resource_uid, name, sku
FROM azure_app_configuration
WHERE sku = 'free'
