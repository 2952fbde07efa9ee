/*
Deployment scripts.
  uri  where the script is fetched; the empty text: it stands in the template
https://learn.microsoft.com/azure/templates/microsoft.resources/deploymentscripts
*/
CREATE VIEW azure_deployment_script AS
SELECT resource_uid, configuration ->> 'name' AS name, json_text_or('', configuration, 'properties', 'primaryScriptUri') AS uri
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.resources/deploymentscripts'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, json_text_or('', configuration, 'primary_script_uri') AS uri
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('azurerm_resource_deployment_script_azure_cli', 'azurerm_resource_deployment_script_azure_power_shell')
