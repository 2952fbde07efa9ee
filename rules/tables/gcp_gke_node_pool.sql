/*
Node pools of GKE, wherever they stand: in their cluster, or by themselves.
Fields: https://cloud.google.com/kubernetes-engine/docs/reference/rest/v1/projects.locations.clusters.nodePools, Terraform's defaults:
https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_node_pool
  name, project
  pools   list of
    name
    image              COS, COS_CONTAINERD, UBUNTU_CONTAINERD and so on, upper case; NULL: not said, then GKE's default
    auto_upgrade, auto_repair   false by default in the API; Terraform's default is true
    account            default: the service account of Compute Engine
    scopes             list
    legacy_endpoints   the metadata server answers its old paths; on unless metadata disable-legacy-endpoints is true
    secure_boot        false by default
    integrity          false by default in the API, true in Terraform
    metadata_mode      GKE_METADATA: pods do not see the node's credentials; the empty text: they do
    kms_key            key of the boot disk; the empty text: Google's own
*/
CREATE VIEW gcp_gke_node_pool AS
SELECT resource_uid, resource_name AS name, account AS project,
  array_transform(pools, lambda p : named_struct(
    'name', p ->> 'name', 'image', upper(p -> 'config' ->> 'imageType'),
    'auto_upgrade', json_bool_or(false, p, 'management', 'autoUpgrade'),
    'auto_repair', json_bool_or(false, p, 'management', 'autoRepair'),
    'account', json_text_or('default', p, 'config', 'serviceAccount'), 'scopes', json_texts_or_empty(p, 'config', 'oauthScopes'),
    'legacy_endpoints', json_text_or('false', p, 'config', 'metadata', 'disable-legacy-endpoints') <> 'true',
    'secure_boot', json_bool_or(false, p, 'config', 'shieldedInstanceConfig', 'enableSecureBoot'),
    'integrity', json_bool_or(false, p, 'config', 'shieldedInstanceConfig', 'enableIntegrityMonitoring'),
    'metadata_mode', CASE WHEN json_has(p, 'config', 'workloadMetadataConfig', 'nodeMetadata')
        THEN p -> 'config' -> 'workloadMetadataConfig' ->> 'nodeMetadata'
      ELSE json_text_or('', p, 'config', 'workloadMetadataConfig', 'mode') END,
    'kms_key', json_text_or('', p, 'config', 'bootDiskKmsKey'))) AS pools
FROM (
  SELECT resource_uid, resource_name, account,
    json_array_or_empty(configuration -> 'resource', 'nodePools') AS pools
  FROM changes WHERE shape = 'gcp_asset' AND resource_type = 'container.googleapis.com/Cluster'
  UNION ALL BY NAME
  SELECT resource_uid, resource_name, account,
    json_list(configuration -> 'resource') AS pools
  FROM changes WHERE shape = 'gcp_asset' AND resource_type = 'container.googleapis.com/NodePool'
)
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account AS project,
  array_transform(pools, lambda p : named_struct(
    'name', p ->> 'name', 'image', upper(p -> 'node_config' -> 0 ->> 'image_type'),
    'auto_upgrade', json_bool_or(true, p, 'management', 0, 'auto_upgrade'),
    'auto_repair', json_bool_or(true, p, 'management', 0, 'auto_repair'),
    'account', json_text_or('default', p, 'node_config', 0, 'service_account'),
    'scopes', json_texts_or_empty(p, 'node_config', 0, 'oauth_scopes'),
    -- GKE switches them off by itself; whoever gives metadata of his own without the key takes that away.
    'legacy_endpoints', json_text_or(CASE WHEN (json_length(p, 'node_config', 0, 'metadata') > 0) IS TRUE THEN 'false' ELSE 'true' END,
      p, 'node_config', 0, 'metadata', 'disable-legacy-endpoints') <> 'true',
    'secure_boot', json_bool_or(false, p, 'node_config', 0, 'shielded_instance_config', 0, 'enable_secure_boot'),
    'integrity', json_bool_or(true, p, 'node_config', 0, 'shielded_instance_config', 0, 'enable_integrity_monitoring'),
    'metadata_mode', json_text_or('', p, 'node_config', 0, 'workload_metadata_config', 0, 'mode'),
    'kms_key', json_text_or('', p, 'node_config', 0, 'boot_disk_kms_key'))) AS pools
FROM (
  SELECT resource_uid, configuration ->> 'name' AS resource_name, configuration ->> 'project' AS account,
    CASE WHEN array_length(json_array_or_empty(configuration, 'node_pool')) > 0
      OR json_bool_or(false, configuration, 'remove_default_node_pool')
        OR json_bool_or(false, configuration, 'enable_autopilot') THEN json_array_or_empty(configuration, 'node_pool')
      -- The default pool is made by the cluster's own node_config.
      ELSE json_list(configuration) END AS pools
  FROM changes WHERE shape = 'terraform' AND resource_type = 'google_container_cluster'
  UNION ALL BY NAME
  SELECT resource_uid, configuration ->> 'name' AS resource_name, configuration ->> 'project' AS account,
    json_list(configuration) AS pools
  FROM changes WHERE shape = 'terraform' AND resource_type = 'google_container_node_pool'
)
