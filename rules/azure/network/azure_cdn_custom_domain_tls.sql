/*
id: azure_cdn_custom_domain_tls
title: Custom domain of a CDN accepts TLS older than 1.2
severity: medium
description: TLS 1.0 and 1.1 have known weaknesses and were withdrawn.
remediation:
  console: 'Custom domain > TLS settings: minimum TLS version 1.2.'
  cli: >-
    az afd custom-domain update --custom-domain-name <name> --profile-name <profile> --resource-group <group> --minimum-tls-
    version TLS12
  terraform: Set tls { minimum_version = "TLS12" }.
attack: [T1040]
references:
  - https://learn.microsoft.com/azure/frontdoor/end-to-end-tls
*/
SELECT resource_uid, name, minimum_tls
FROM azure_cdn_custom_domain
WHERE lower(minimum_tls) NOT IN ('tls12', 'tls13')
