/*
id: azure_api_management_weak_ciphers
title: API Management speaks Triple DES
severity: medium
description: Triple DES encrypts in blocks of 64 bits; long connections give away what they carry (Sweet32).
remediation:
  console: 'API Management > Protocols + ciphers: switch TLS_RSA_WITH_3DES_EDE_CBC_SHA off.'
  terraform: Remove triple_des_ciphers_enabled from the security block of azurerm_api_management.
attack: [T1040]
references:
  - https://learn.microsoft.com/azure/api-management/api-management-howto-manage-protocols-ciphers
*/
SELECT resource_uid, name, triple_des
FROM azure_api_management
WHERE triple_des
