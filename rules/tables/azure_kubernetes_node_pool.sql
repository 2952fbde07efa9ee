/*
Node pools of Azure Kubernetes Service: a cluster with the pools that it lists, or a pool by itself.
  cluster_version  version of Kubernetes of the control plane; the empty text: not said, or a pool by itself
  pools  list of {name, version, host_encryption, os_disk, kind, public_address, mode, critical_only}; NULL: not known
         version          version of Kubernetes of the nodes; the empty text: not said, then the control plane's
         host_encryption  caches and temporary disks are encrypted too (absent means false)
         os_disk          Managed, Ephemeral; NULL: not asked for, so the machine's size decides
         kind             VirtualMachineScaleSets, AvailabilitySet (absent means VirtualMachineScaleSets)
         public_address   each node has one (absent means false)
         mode             System, User
         critical_only    only pods of the system may run here
https://learn.microsoft.com/azure/templates/microsoft.containerservice/managedclusters/agentpools
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
  https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster_node_pool
*/
CREATE VIEW azure_kubernetes_node_pool AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('', configuration, 'properties', 'kubernetesVersion') AS cluster_version,
  array_transform(json_get_array(configuration, 'properties', 'agentPoolProfiles'), lambda p : named_struct(
    'name', json_get_str(p, 'name'), 'version', json_text_or('', p, 'orchestratorVersion'),
    'host_encryption', json_bool_or(false, p, 'enableEncryptionAtHost'),
    'os_disk', json_get_str(p, 'osDiskType'), 'kind', json_text_or('VirtualMachineScaleSets', p, 'type'),
    'public_address', json_bool_or(false, p, either_member(p, 'enableNodePublicIP', 'enableNodePublicIp')), 'mode', json_get_str(p, 'mode'),
    'critical_only', any_match(json_texts_or_empty(p, 'nodeTaints'), lambda t :
      t LIKE 'CriticalAddonsOnly=true:NoSchedule%'))) AS pools
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.containerservice/managedclusters'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, '' AS cluster_version,
  make_array(named_struct(
    'name', json_get_str(configuration, 'name'), 'version', json_text_or('', configuration, 'properties', 'orchestratorVersion'),
    'host_encryption', json_bool_or(false, configuration, 'properties', 'enableEncryptionAtHost'),
    'os_disk', json_get_str(configuration, 'properties', 'osDiskType'),
    'kind', json_text_or('VirtualMachineScaleSets', configuration, 'properties', 'type'),
    'public_address', json_bool_or(false, configuration, 'properties',
      either_member(configuration -> 'properties', 'enableNodePublicIP', 'enableNodePublicIp')),
    'mode', json_get_str(configuration, 'properties', 'mode'),
    'critical_only', any_match(json_texts_or_empty(configuration, 'properties', 'nodeTaints'), lambda t :
      t LIKE 'CriticalAddonsOnly=true:NoSchedule%'))) AS pools
FROM changes
WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.containerservice/managedclusters/agentpools'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('', configuration, 'kubernetes_version') AS cluster_version,
  array_transform(json_get_array(configuration, 'default_node_pool'), lambda p : named_struct(
    'name', json_get_str(p, 'name'), 'version', json_text_or('', p, 'orchestrator_version'),
    'host_encryption', CASE WHEN NOT json_has(p, 'host_encryption_enabled') THEN json_bool_or(false, p, 'enable_host_encryption')
      ELSE json_get_bool(p, 'host_encryption_enabled') END,
    'os_disk', json_text_or('Managed', p, 'os_disk_type'), 'kind', json_text_or('VirtualMachineScaleSets', p, 'type'),
    'public_address', CASE WHEN NOT json_has(p, 'node_public_ip_enabled') THEN json_bool_or(false, p, 'enable_node_public_ip')
      ELSE json_get_bool(p, 'node_public_ip_enabled') END,
    'mode', 'System', 'critical_only', json_bool_or(false, p, 'only_critical_addons_enabled'))) AS pools
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_kubernetes_cluster'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, '' AS cluster_version,
  make_array(named_struct(
    'name', json_get_str(configuration, 'name'), 'version', json_text_or('', configuration, 'orchestrator_version'),
    'host_encryption', CASE WHEN NOT json_has(configuration, 'host_encryption_enabled')
        THEN json_bool_or(false, configuration, 'enable_host_encryption')
      ELSE json_get_bool(configuration, 'host_encryption_enabled') END,
    'os_disk', json_text_or('Managed', configuration, 'os_disk_type'),
    'kind', json_text_or('VirtualMachineScaleSets', configuration, 'type'),
    'public_address', CASE
      WHEN NOT json_has(configuration, 'node_public_ip_enabled') THEN json_bool_or(false, configuration, 'enable_node_public_ip')
      ELSE json_get_bool(configuration, 'node_public_ip_enabled') END,
    'mode', json_text_or('User', configuration, 'mode'),
    'critical_only', any_match(json_texts_or_empty(configuration, 'node_taints'), lambda t :
      t LIKE 'CriticalAddonsOnly=true:NoSchedule%'))) AS pools
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_kubernetes_cluster_node_pool'
