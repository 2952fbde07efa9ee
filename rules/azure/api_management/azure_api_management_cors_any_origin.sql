/*
id: azure_api_management_cors_any_origin
title: API Management lets scripts of every origin call
severity: medium
description: >-
  Any page that a user opens can call the API from the user's browser, and read the answers that come without further
  credentials.
remediation:
  console: 'API Management > APIs > API > Design > cors policy: list the origins.'
  terraform: List the origins in the cors element of xml_content.
attack: [T1189]
references:
  - https://learn.microsoft.com/azure/api-management/cors-policy
*/
SELECT resource_uid, name
FROM azure_api_management_policy
WHERE regexp_like(policy, '(?is)<cors\b.*<origin>\s*\*\s*</origin>')
