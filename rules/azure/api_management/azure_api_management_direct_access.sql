/*
id: azure_api_management_direct_access
title: Direct management API of API Management is on
severity: medium
description: >-
  It passes by Azure's roles, conditional access and limits: a key alone changes everything in the service.
remediation:
  console: 'API Management > Management API: Enable Management REST API, No.'
  terraform: Remove tenant_access from azurerm_api_management.
attack: [T1078.004]
references:
  - https://learn.microsoft.com/rest/api/apimanagement/apimanagementrest/api-management-rest
*/
SELECT resource_uid, name, enabled
FROM azure_api_management_direct_access
WHERE enabled
