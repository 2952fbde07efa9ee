/*
id: azure_domain_service_rc4
title: Managed domain takes RC4 for Kerberos
severity: medium
description: Passwords of services are computed from tickets that are encrypted with RC4 (Kerberoasting).
remediation:
  console: 'Entra Domain Services > Security settings: disable it.'
  terraform: Set kerberos_rc4_encryption_enabled = false in security.
attack: [T1558.003]
references:
  - https://learn.microsoft.com/entra/identity/domain-services/secure-your-domain
*/
SELECT resource_uid, name, rc4
FROM azure_domain_service
WHERE rc4
