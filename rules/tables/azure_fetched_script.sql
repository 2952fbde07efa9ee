/*
Scripts that a deployment fetches: deployment scripts and runbooks.
  uri  where it is fetched; the empty text: it stands in the template
https://learn.microsoft.com/azure/templates/microsoft.automation/automationaccounts/runbooks
*/
CREATE VIEW azure_fetched_script AS
SELECT resource_uid, name, uri FROM azure_deployment_script
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('', configuration, 'properties', 'publishContentLink', 'uri') AS uri
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.automation/automationaccounts/runbooks'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, json_text_or('', configuration, 'publish_content_link', 0, 'uri') AS uri
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_automation_runbook'
