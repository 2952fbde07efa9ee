/*
Clusters of Azure Kubernetes Service.
  rbac                 Kubernetes' own role-based access control is on
  local_accounts       accounts with a certificate that Entra ID does not know are accepted (absent means true)
  private              the API server has a private address only (absent means false)
  authorized_ranges    list of CIDRs that may reach the API server; empty: everybody may
  network_policy       who filters traffic between pods: azure, calico, cilium, none; the empty text: nobody
  monitoring           container logs go to Log Analytics (absent means false)
  dashboard            the old dashboard runs; it was on by default before Kubernetes 1.19, which no longer has it
  azure_policy         Azure Policy checks what is deployed (absent means false)
  secret_rotation      secrets that pods mount from Key Vault are renewed (absent means false)
  disk_encryption_set  id of the disk encryption set; the empty text: none
  sku_tier             Free, Paid, Standard, Premium (template default: Free)
  upgrade_channel      rapid, stable, patch, node-image, none (template default: none)
  azure_rbac           roles of Azure decide within the cluster too (absent means false)
  entra                sign-in by Entra ID that AKS manages (absent means false)
  identity             kind of identity of the cluster: SystemAssigned, UserAssigned; None: a service principal with a secret
  os_upgrades          how node images are renewed: NodeImage, SecurityPatch, Unmanaged, None; NULL: not said
  version              version of Kubernetes
  long_support         the cluster pays for long term support
  http_routing         the HTTP application routing add-on, which is not made for production, runs (absent means false)
  defender             Microsoft Defender watches the cluster (absent means false)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
*/
CREATE VIEW azure_kubernetes_cluster AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_bool(configuration, 'properties', 'enableRBAC') AS rbac,
  NOT json_bool_or(false, configuration, 'properties', 'disableLocalAccounts') AS local_accounts,
  json_bool_or(false, configuration, 'properties', 'apiServerAccessProfile', 'enablePrivateCluster') AS private,
  azure_authorized_ranges(configuration -> 'properties') AS authorized_ranges,
  json_text_or('', configuration, 'properties', 'networkProfile', 'networkPolicy') AS network_policy,
  json_bool_or(false, configuration, 'properties', 'addonProfiles', 'omsagent', 'enabled')
    OR json_bool_or(false, configuration, 'properties', 'addonProfiles', 'omsAgent', 'enabled') AS monitoring,
  CASE WHEN NOT json_has(configuration, 'properties', 'addonProfiles', 'kubeDashboard', 'enabled')
      THEN CASE WHEN version_at_least(json_get_str(configuration, 'properties', 'kubernetesVersion'), '1.19') THEN false END
    ELSE json_get_bool(configuration, 'properties', 'addonProfiles', 'kubeDashboard', 'enabled') END AS dashboard,
  json_bool_or(false, configuration, 'properties', 'addonProfiles', 'azurepolicy', 'enabled')
    OR json_bool_or(false, configuration, 'properties', 'addonProfiles', 'azurePolicy', 'enabled') AS azure_policy,
  json_bool_or(false, configuration, 'properties', 'addonProfiles', 'azureKeyvaultSecretsProvider', 'config',
    'enableSecretRotation') AS secret_rotation,
  json_text_or('', configuration, 'properties', 'diskEncryptionSetID') AS disk_encryption_set,
  json_get_str(configuration, 'sku', 'tier') AS sku_tier,
  -- A cluster that is not upgraded by itself has no profile, or one that is empty.
  json_text_or('none', configuration, 'properties', 'autoUpgradeProfile', 'upgradeChannel') AS upgrade_channel,
  json_bool_or(false, configuration, 'properties', 'aadProfile',
    either_member(configuration -> 'properties' -> 'aadProfile', 'enableAzureRBAC', 'enableAzureRbac')) AS azure_rbac,
  json_bool_or(false, configuration, 'properties', 'aadProfile', 'managed') AS entra,
  json_text_or('None', configuration, 'identity', 'type') AS identity,
  json_get_str(configuration, 'properties', 'autoUpgradeProfile',
    either_member(configuration -> 'properties' -> 'autoUpgradeProfile', 'nodeOSUpgradeChannel', 'nodeOsUpgradeChannel')) AS os_upgrades,
  json_get_str(configuration, 'properties', 'kubernetesVersion') AS version,
  lower(json_text_or('KubernetesOfficial', configuration, 'properties', 'supportPlan')) = 'akslongtermsupport' AS long_support,
  json_bool_or(false, configuration, 'properties', 'addonProfiles', 'httpApplicationRouting', 'enabled')
    OR json_bool_or(false, configuration, 'properties', 'addonProfiles', 'httpapplicationrouting', 'enabled') AS http_routing,
  json_bool_or(false, configuration, 'properties', 'securityProfile', 'defender', 'securityMonitoring', 'enabled') AS defender
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.containerservice/managedclusters'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.containerservice/managedclusters
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_bool(configuration, 'properties', 'enableRBAC') AS rbac,
  NOT json_bool_or(false, configuration, 'properties', 'disableLocalAccounts') AS local_accounts,
  json_bool_or(false, configuration, 'properties', 'apiServerAccessProfile', 'enablePrivateCluster') AS private,
  azure_authorized_ranges(configuration -> 'properties') AS authorized_ranges,
  json_text_or('', configuration, 'properties', 'networkProfile', 'networkPolicy') AS network_policy,
  json_bool_or(false, configuration, 'properties', 'addonProfiles', 'omsagent', 'enabled')
    OR json_bool_or(false, configuration, 'properties', 'addonProfiles', 'omsAgent', 'enabled') AS monitoring,
  CASE WHEN NOT json_has(configuration, 'properties', 'addonProfiles', 'kubeDashboard', 'enabled')
      THEN CASE WHEN version_at_least(json_get_str(configuration, 'properties', 'kubernetesVersion'), '1.19') THEN false END
    ELSE json_get_bool(configuration, 'properties', 'addonProfiles', 'kubeDashboard', 'enabled') END AS dashboard,
  json_bool_or(false, configuration, 'properties', 'addonProfiles', 'azurepolicy', 'enabled')
    OR json_bool_or(false, configuration, 'properties', 'addonProfiles', 'azurePolicy', 'enabled') AS azure_policy,
  json_bool_or(false, configuration, 'properties', 'addonProfiles', 'azureKeyvaultSecretsProvider', 'config',
    'enableSecretRotation') AS secret_rotation,
  json_text_or('', configuration, 'properties', 'diskEncryptionSetID') AS disk_encryption_set,
  json_text_or('Free', configuration, 'sku', 'tier') AS sku_tier,
  json_text_or('none', configuration, 'properties', 'autoUpgradeProfile', 'upgradeChannel') AS upgrade_channel,
  json_bool_or(false, configuration, 'properties', 'aadProfile', 'enableAzureRBAC') AS azure_rbac,
  json_bool_or(false, configuration, 'properties', 'aadProfile', 'managed') AS entra,
  json_text_or('None', configuration, 'identity', 'type') AS identity,
  json_get_str(configuration, 'properties', 'autoUpgradeProfile', 'nodeOSUpgradeChannel') AS os_upgrades,
  json_get_str(configuration, 'properties', 'kubernetesVersion') AS version,
  lower(json_text_or('KubernetesOfficial', configuration, 'properties', 'supportPlan')) = 'akslongtermsupport' AS long_support,
  json_bool_or(false, configuration, 'properties', 'addonProfiles', 'httpApplicationRouting', 'enabled')
    OR json_bool_or(false, configuration, 'properties', 'addonProfiles', 'httpapplicationrouting', 'enabled') AS http_routing,
  json_bool_or(false, configuration, 'properties', 'securityProfile', 'defender', 'securityMonitoring', 'enabled') AS defender
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.containerservice/managedclusters'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE WHEN NOT json_has(configuration, 'role_based_access_control_enabled')
      THEN json_bool_or(true, configuration, 'role_based_access_control', 0, 'enabled')
    ELSE json_get_bool(configuration, 'role_based_access_control_enabled') END AS rbac,
  NOT json_bool_or(false, configuration, 'local_account_disabled') AS local_accounts,
  json_bool_or(false, configuration, 'private_cluster_enabled') AS private,
  CASE WHEN NOT json_has(configuration, 'api_server_access_profile', 0, 'authorized_ip_ranges')
      THEN json_texts_or_empty(configuration, 'api_server_authorized_ip_ranges')
    ELSE json_texts_or_empty(configuration, 'api_server_access_profile', 0, 'authorized_ip_ranges') END AS authorized_ranges,
  json_text_or('', configuration, 'network_profile', 0, 'network_policy') AS network_policy,
  json_has(configuration, 'oms_agent', 0)
    OR json_bool_or(false, configuration, 'addon_profile', 0, 'oms_agent', 0, 'enabled') AS monitoring,
  json_bool_or(false, configuration, 'addon_profile', 0, 'kube_dashboard', 0, 'enabled') AS dashboard,
  json_bool_or(false, configuration, 'azure_policy_enabled')
    OR json_bool_or(false, configuration, 'addon_profile', 0, 'azure_policy', 0, 'enabled') AS azure_policy,
  json_bool_or(false, configuration, 'key_vault_secrets_provider', 0, 'secret_rotation_enabled') AS secret_rotation,
  json_text_or('', configuration, 'disk_encryption_set_id') AS disk_encryption_set,
  json_text_or('Free', configuration, 'sku_tier') AS sku_tier,
  CASE WHEN NOT json_has(configuration, 'automatic_upgrade_channel')
      THEN json_text_or('none', configuration, 'automatic_channel_upgrade')
    ELSE json_get_str(configuration, 'automatic_upgrade_channel') END AS upgrade_channel,
  json_bool_or(false, configuration, 'azure_active_directory_role_based_access_control', 0, 'azure_rbac_enabled') AS azure_rbac,
  json_has(configuration, 'azure_active_directory_role_based_access_control', 0) AS entra,
  CASE WHEN json_has(configuration, 'service_principal', 0) AND NOT json_has(configuration, 'identity', 0) THEN 'None'
    ELSE json_get_str(configuration, 'identity', 0, 'type') END AS identity,
  json_text_or('NodeImage', configuration, 'node_os_upgrade_channel') AS os_upgrades,
  json_get_str(configuration, 'kubernetes_version') AS version,
  json_text_or('KubernetesOfficial', configuration, 'support_plan') = 'AKSLongTermSupport' AS long_support,
  json_bool_or(false, configuration, 'http_application_routing_enabled') AS http_routing,
  json_has(configuration, 'microsoft_defender', 0) AS defender
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_kubernetes_cluster'
