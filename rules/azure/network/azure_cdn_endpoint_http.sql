/*
id: azure_cdn_endpoint_http
title: CDN endpoint answers plain HTTP
severity: medium
description: Content can be read and changed on its way to the visitor.
remediation:
  console: 'CDN endpoint > Origin: clear HTTP.'
  cli: az cdn endpoint update --name <endpoint> --profile-name <profile> --resource-group <group> --no-http true
  terraform: Set is_http_allowed = false.
attack: [T1557]
references:
  - https://learn.microsoft.com/azure/cdn/cdn-how-to-create-endpoint
*/
SELECT resource_uid, name, http
FROM azure_cdn_endpoint
WHERE http
