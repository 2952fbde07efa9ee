/*
Encryption of namespaces of Service Bus and Event Hubs: of the namespace itself, or of the resource in which Terraform keeps the key.
  customer_key       data is encrypted with a key of your own
  double_encryption  data is encrypted twice
Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.servicebus/namespaces
*/
CREATE VIEW azure_messaging_encryption AS
SELECT resource_uid, name, customer_key, double_encryption FROM azure_messaging_namespace
UNION ALL BY NAME
-- https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/eventhub_namespace_customer_managed_key
SELECT resource_uid, configuration ->> 'name' AS name, true AS customer_key,
  json_bool_or(false, configuration, 'infrastructure_encryption_enabled') AS double_encryption
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('azurerm_eventhub_namespace_customer_managed_key', 'azurerm_servicebus_namespace_customer_managed_key')
