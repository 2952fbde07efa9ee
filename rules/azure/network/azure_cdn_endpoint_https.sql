/*
id: azure_cdn_endpoint_https
title: CDN endpoint does not answer HTTPS
severity: medium
description: Visitors have no choice but plain HTTP.
remediation:
  console: 'CDN endpoint > Origin: select HTTPS.'
  cli: az cdn endpoint update --name <endpoint> --profile-name <profile> --resource-group <group> --no-https false
  terraform: Set is_https_allowed = true.
attack: [T1040]
references:
  - https://learn.microsoft.com/azure/cdn/cdn-how-to-create-endpoint
*/
SELECT resource_uid, name, https
FROM azure_cdn_endpoint
WHERE NOT https
