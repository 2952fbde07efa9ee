/*
id: azure_domain_service_ntlm
title: Managed domain takes NTLM v1
severity: medium
description: Passwords are computed from what NTLM v1 sends.
remediation:
  console: 'Entra Domain Services > Security settings: disable it.'
  terraform: Set ntlm_v1_enabled = false in security.
attack: [T1557]
references:
  - https://learn.microsoft.com/entra/identity/domain-services/secure-your-domain
*/
SELECT resource_uid, name, ntlm1
FROM azure_domain_service
WHERE ntlm1
