/*
id: azure_api_management_identity
title: API Management has no managed identity
severity: low
description: Without one it reaches Key Vaults and backends by secrets that have to be kept and renewed.
remediation:
  console: 'API Management > Managed identities: On.'
  terraform: Set an identity block in azurerm_api_management.
references:
  - https://learn.microsoft.com/azure/api-management/api-management-howto-use-managed-service-identity
*/
SELECT resource_uid, name, identity
FROM azure_api_management
WHERE lower(identity) = 'none'
