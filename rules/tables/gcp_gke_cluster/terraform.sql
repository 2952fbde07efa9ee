SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'project' AS project,
  configuration ->> 'location' AS location,
  json_bool_or(false, configuration, 'enable_autopilot') AS autopilot,
  json_bool_or(false, configuration, 'enable_legacy_abac') AS legacy_abac,
  -- The newer blocks say it by the parts that send; an empty list is nothing.
  CASE json_has(configuration, 'logging_config', 0)
      AND array_length(json_texts_or_empty(configuration, 'logging_config', 0, 'enable_components')) = 0
    WHEN true THEN 'none' WHEN false THEN json_text_or('logging.googleapis.com/kubernetes', configuration, 'logging_service')
    ELSE configuration ->> 'logging_service' END AS logging,
  CASE json_has(configuration, 'monitoring_config', 0)
      AND array_length(json_texts_or_empty(configuration, 'monitoring_config', 0, 'enable_components')) = 0
    WHEN true THEN 'none' WHEN false THEN json_text_or('monitoring.googleapis.com/kubernetes', configuration, 'monitoring_service')
    ELSE configuration ->> 'monitoring_service' END AS monitoring,
  json_bool_or(false, configuration, 'private_cluster_config', 0, 'enable_private_nodes') AS private_nodes,
  json_bool_or(false, configuration, 'private_cluster_config', 0, 'enable_private_endpoint')
    OR NOT json_bool_or(true, configuration, 'control_plane_endpoints_config', 0, 'ip_endpoints_config', 0, 'enabled') AS private_endpoint,
  json_has(configuration, 'master_authorized_networks_config', 0) AS authorized_networks,
  array_transform(json_array_or_empty(configuration, 'master_authorized_networks_config', 0, 'cidr_blocks'), lambda b :
    b ->> 'cidr_block') AS authorized_cidrs,
  -- Without the block GKE decides, which makes new clusters VPC-native.
  CASE WHEN json_has(configuration, 'ip_allocation_policy', 0) THEN true
    WHEN configuration ->> 'networking_mode' = 'ROUTES' THEN false END AS ip_alias,
  json_has(configuration, 'workload_identity_config', 0) AS workload_identity,
  json_bool_or(false, configuration, 'network_policy', 0, 'enabled')
    OR (configuration ->> 'datapath_provider' = 'ADVANCED_DATAPATH') IS TRUE AS network_policy,
  json_text_or('', configuration, 'database_encryption', 0, 'state') = 'ENCRYPTED' AS secrets_encrypted,
  json_bool_or(true, configuration, 'enable_shielded_nodes') AS shielded_nodes,
  json_text_or('', configuration, 'master_auth', 0, 'username') <> '' AS basic_auth,
  json_bool_or(false, configuration, 'master_auth', 0, 'client_certificate_config', 0,
    'issue_client_certificate') AS client_certificate,
  json_has(configuration, 'addons_config', 0, 'kubernetes_dashboard', 0)
    AND NOT json_bool_or(false, configuration, 'addons_config', 0, 'kubernetes_dashboard', 0, 'disabled') AS dashboard,
  json_bool_or(false, configuration, 'enable_binary_authorization')
    OR json_text_or('DISABLED', configuration, 'binary_authorization', 0, 'evaluation_mode') NOT IN ('DISABLED',
      'EVALUATION_MODE_UNSPECIFIED') AS binary_authorization,
  json_bool_or(false, configuration, 'enable_intranode_visibility') AS intranode_visibility,
  json_text_or('', configuration, 'authenticator_groups_config', 0, 'security_group') <> '' AS google_groups,
  json_text_or('', configuration, 'release_channel', 0, 'channel') AS release_channel,
  configuration ->> 'master_version' AS master_version
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_container_cluster'
