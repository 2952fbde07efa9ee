/*
Variables of automation accounts; values are never read.
  encrypted  the value is encrypted (absent means false)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/automation_variable_bool
  https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/automation_variable_datetime
  https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/automation_variable_int
*/
CREATE VIEW azure_automation_variable AS
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.automation/automationaccounts/variables
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'isEncrypted') AS encrypted
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.automation/automationaccounts/variables'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'encrypted') AS encrypted
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('azurerm_automation_variable_string', 'azurerm_automation_variable_int',
    'azurerm_automation_variable_bool', 'azurerm_automation_variable_datetime', 'azurerm_automation_variable_object')
