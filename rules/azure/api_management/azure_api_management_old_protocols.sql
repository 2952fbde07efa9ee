/*
id: azure_api_management_old_protocols
title: API Management speaks TLS older than 1.2
severity: medium
description: SSL 3.0, TLS 1.0 and 1.1 have known weaknesses and were withdrawn.
remediation:
  console: 'API Management > Protocols + ciphers: switch them off.'
  cli: >-
    az apim update --resource-group <group> --name <service> --set
    customProperties.'Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10'=false
  terraform: Set security { enable_frontend_tls10 = false, … }.
attack: [T1040]
references:
  - https://learn.microsoft.com/azure/api-management/api-management-howto-manage-protocols-ciphers
*/
SELECT resource_uid, name, old_protocols
FROM azure_api_management
WHERE old_protocol_on
