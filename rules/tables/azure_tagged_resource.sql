/*
Every resource that a record of Azure, a template or a plan of azurerm has tags for.
  tags_json  JSON of the tags; {}: none
https://learn.microsoft.com/azure/azure-resource-manager/management/tag-support
*/
CREATE VIEW azure_tagged_resource AS
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE WHEN json_has(configuration, 'tags') THEN configuration -> 'tags' WHEN NOT json_has(configuration, 'tags') THEN '{}' END AS tags_json
FROM changes
WHERE shape IN ('azure', 'arm') AND json_has(configuration, 'location')
  AND resource_type NOT IN ('microsoft.authorization/roleassignments', 'microsoft.authorization/policyassignments')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE WHEN json_has(configuration, 'tags') THEN configuration -> 'tags' WHEN NOT json_has(configuration, 'tags') THEN '{}' END AS tags_json
FROM changes WHERE shape = 'terraform' AND resource_type LIKE 'azurerm_%' AND json_has(configuration, 'location')
