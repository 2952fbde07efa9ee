/*
id: azure_api_management_backend_certificate
title: API Management does not check the certificate of a backend
severity: high
description: >-
  Whoever can answer in the backend's place gets requests and tokens, and gives the answers.
remediation:
  console: 'API Management > Backends > backend: Validate certificate chain, Validate certificate name.'
  terraform: >-
    Set validate_certificate_chain and validate_certificate_name to true in the tls block of azurerm_api_management_backend.
attack: [T1557]
references:
  - https://learn.microsoft.com/azure/api-management/api-management-howto-mutual-certificates
*/
SELECT resource_uid, name, certificate_checked
FROM azure_api_management_backend_connection
WHERE NOT certificate_checked
