/*
id: azure_api_management_certificate_expiring
title: Certificate of API Management ends soon
severity: medium
description: When it ends, callers cannot connect, or learn to ignore that it has ended.
remediation:
  console: 'API Management > Custom domains, Certificates: renew the certificate.'
references:
  - https://learn.microsoft.com/azure/api-management/configure-custom-domain
params:
  days: {type: integer, default: 30, meaning: days before its end from which it is told}
*/
SELECT resource_uid, name, expires
FROM azure_api_management_certificate
WHERE any_match(expires, lambda e : days_since(e) > 0 - $days)
