/*
id: azure_api_management_gateway_closed
title: Gateway of a region of API Management is switched off
severity: low
description: 'Calls to the region go to another one, or to nobody: what was bought to stay up does not.'
remediation:
  console: 'API Management > Locations > region: Gateway enabled.'
  terraform: Set gateway_disabled = false in additional_location.
references:
  - https://learn.microsoft.com/azure/api-management/api-management-howto-deploy-multi-region
*/
SELECT resource_uid, name, closed_gateway
FROM azure_api_management
WHERE closed_gateway
