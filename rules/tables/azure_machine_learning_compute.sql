/*
Compute clusters of Machine Learning.
  local_auth     machines take SSH with keys of their own (absent means true)
  minimum_nodes  machines that are kept while nothing runs
  own_network    its machines stand in a virtual network of yours (absent means false)
*/
CREATE VIEW azure_machine_learning_compute AS
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.machinelearningservices/workspaces/computes
SELECT resource_uid, configuration ->> 'name' AS name,
  NOT json_bool_or(false, configuration, 'properties', 'disableLocalAuth') AS local_auth,
  json_text_or('', configuration, 'properties', 'properties', 'subnet', 'id') <> '' AS own_network,
  json_get_int(configuration, 'properties', 'properties', 'scaleSettings', 'minNodeCount') AS minimum_nodes
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.machinelearningservices/workspaces/computes'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(true, configuration, 'local_auth_enabled') AS local_auth,
  json_text_or('', configuration, 'subnet_resource_id') <> '' AS own_network,
  json_get_int(configuration, 'scale_settings', 0, 'min_node_count') AS minimum_nodes
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_machine_learning_compute_cluster'
