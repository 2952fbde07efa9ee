/*
Application Insights.
  workspace   id of the Log Analytics workspace; the empty text: none, so it is a classic resource
  local_auth  instrumentation keys are taken (absent means true)
https://learn.microsoft.com/azure/templates/microsoft.insights/components
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/application_insights
*/
CREATE VIEW azure_application_insights AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('', configuration, 'properties', 'WorkspaceResourceId') AS workspace,
  NOT json_bool_or(false, configuration, 'properties', 'DisableLocalAuth') AS local_auth
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.insights/components'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('', configuration, 'workspace_id') AS workspace,
  -- azurerm 5 has local_authentication_enabled, azurerm 4 local_authentication_disabled.
  CASE json_has(configuration, 'local_authentication_enabled') WHEN true THEN json_get_bool(configuration, 'local_authentication_enabled')
    WHEN false THEN NOT json_bool_or(false, configuration, 'local_authentication_disabled') END AS local_auth
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_application_insights'
