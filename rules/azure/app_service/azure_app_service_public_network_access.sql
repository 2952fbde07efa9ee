/*
id: azure_app_service_public_network_access
title: Web app has a public network endpoint
severity: medium
description: An app for inner use should not have an address on the internet at all.
remediation:
  console: 'App Service > Networking > Public network access: Disabled, and private endpoints.'
  cli: az webapp update --resource-group <group> --name <app> --set publicNetworkAccess=Disabled
  terraform: Set public_network_access_enabled = false.
attack: [T1190]
mapped_from: [prowler app_function_not_publicly_accessible]
references:
  - https://learn.microsoft.com/azure/app-service/networking-features
*/
SELECT resource_uid, name, public_network_access
FROM azure_app_service_configuration
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
