/*
id: azure_api_management_policy_base
title: Policy of API Management leaves out what stands above it
severity: low
description: >-
  A section without its base element does not apply the policies of the product, of all APIs or of the service, such as checks
  of tokens and limits of calls.
remediation:
  console: 'API Management > APIs > API > Design > Policies: put <base /> first in each section.'
  terraform: Put <base /> into each section of xml_content.
references:
  - https://learn.microsoft.com/azure/api-management/set-edit-policies
*/
SELECT resource_uid, name
FROM (SELECT * FROM azure_api_management_policy WHERE NOT global)
WHERE array_length(string_to_array(regexp_replace(policy, '<base\s*/>', '<base/>', 'g'), '<base/>'))
  < array_length(string_to_array(regexp_replace(policy, '<(inbound|backend|outbound|on-error)\b', '<section', 'g'), '<section'))
