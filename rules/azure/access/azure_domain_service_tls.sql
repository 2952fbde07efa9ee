/*
id: azure_domain_service_tls
title: Managed domain takes TLS before 1.2
severity: medium
description: 'Older versions of TLS are broken: whoever sits on the way reads passwords.'
remediation:
  console: 'Entra Domain Services > Security settings: disable it.'
  terraform: Set tls_v1_enabled = false in security.
attack: [T1557]
references:
  - https://learn.microsoft.com/entra/identity/domain-services/secure-your-domain
*/
SELECT resource_uid, name, tls1
FROM azure_domain_service
WHERE tls1
