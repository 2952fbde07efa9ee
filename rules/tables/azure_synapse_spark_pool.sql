/*
Spark pools of Synapse.
  isolated  the pool has machines of its own (absent means false)
*/
CREATE VIEW azure_synapse_spark_pool AS
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.synapse/workspaces/bigdatapools
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'isComputeIsolationEnabled') AS isolated
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.synapse/workspaces/bigdatapools'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'compute_isolation_enabled') AS isolated
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_synapse_spark_pool'
