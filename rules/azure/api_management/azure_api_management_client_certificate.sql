/*
id: azure_api_management_client_certificate
title: Consumption gateway of API Management takes callers without a certificate
severity: low
description: APIs that only known programs call should not answer anybody else.
remediation:
  console: 'API Management (Consumption) > Custom domains: Request client certificate, Yes.'
  cli: az apim update --resource-group <group> --name <service> --enable-client-certificate true
  terraform: Set client_certificate_enabled = true.
references:
  - https://learn.microsoft.com/azure/api-management/api-management-howto-mutual-certificates-for-clients
*/
SELECT resource_uid, name, client_certificate
-- Only the Consumption tier has the setting; the others ask for certificates a host name at a time.
FROM (SELECT * FROM azure_api_management WHERE (lower(sku) = 'consumption') IS NOT FALSE)
WHERE NOT client_certificate
