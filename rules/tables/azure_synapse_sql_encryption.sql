/*
Transparent encryption of Synapse's dedicated SQL pools.
  enabled  data is encrypted at rest
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/synapse_sql_pool
*/
CREATE VIEW azure_synapse_sql_encryption AS
SELECT resource_uid, configuration ->> 'name' AS name,
  is_enabled(json_get_str(configuration, 'properties', 'status')) AS enabled
FROM changes
WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.synapse/workspaces/sqlpools/transparentdataencryption'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'data_encrypted') AS enabled
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_synapse_sql_pool'
