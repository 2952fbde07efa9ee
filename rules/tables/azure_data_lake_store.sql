/*
Accounts of Data Lake Storage Gen1.
  encryption  Enabled, Disabled
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/data_lake_store
*/
CREATE VIEW azure_data_lake_store AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'encryptionState') AS encryption
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.datalakestore/accounts'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('Enabled', configuration, 'encryption_state') AS encryption
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_data_lake_store'
