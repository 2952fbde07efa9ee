/*
id: azure_api_management_client_certificate
title: API Management takes callers without a certificate
severity: low
description: APIs that only known programs call should not answer anybody else.
remediation:
  console: 'API Management > Custom domains: Negotiate client certificate.'
  cli: az apim update --resource-group <group> --name <service> --enable-client-certificate true
  terraform: Set client_certificate_enabled = true.
references:
  - https://learn.microsoft.com/azure/api-management/api-management-howto-mutual-certificates-for-clients
*/
SELECT resource_uid, name, client_certificate
FROM azure_api_management
WHERE NOT client_certificate
