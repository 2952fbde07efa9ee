/*
id: azure_resource_tag_missing
title: Resource has no tags
severity: informational
description: Nobody can tell whose it is, what it costs whom, and whom to ask when it is attacked.
remediation:
  console: 'Resource > Tags: add those that are asked for.'
  cli: az tag update --resource-id <resource> --operation merge --tags owner=<team>
  terraform: Set tags.
references:
  - https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources
params:
  tags: {type: text_list, default: [], meaning: tags that a resource must have}
*/
SELECT resource_uid, name, tags_json
FROM azure_tagged_resource
WHERE json_length(tags_json) = 0 OR any_match($tags, lambda t : NOT json_has(tags_json, t))
