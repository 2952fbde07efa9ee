SELECT resource_uid, resource_name AS name, account AS project, resource ->> 'location' AS location,
  json_bool_or(false, resource, 'autopilot', 'enabled') AS autopilot,
  json_bool_or(false, resource, 'legacyAbac', 'enabled') AS legacy_abac,
  resource ->> 'loggingService' AS logging, resource ->> 'monitoringService' AS monitoring,
  json_bool_or(false, resource, 'privateClusterConfig', 'enablePrivateNodes')
    OR json_bool_or(false, resource, 'networkConfig', 'defaultEnablePrivateNodes') AS private_nodes,
  -- The fields of the control plane's endpoints have moved into controlPlaneEndpointsConfig, beside which the old ones stand:
  -- https://cloud.google.com/kubernetes-engine/docs/reference/rest/v1/projects.locations.clusters#controlplaneendpointsconfig
  json_bool_or(false, resource, 'privateClusterConfig', 'enablePrivateEndpoint')
    OR NOT json_bool_or(true, resource, 'controlPlaneEndpointsConfig', 'ipEndpointsConfig', 'enabled')
    OR NOT json_bool_or(true, resource, 'controlPlaneEndpointsConfig', 'ipEndpointsConfig', 'enablePublicEndpoint') AS private_endpoint,
  json_bool_or(false, resource, 'masterAuthorizedNetworksConfig', 'enabled')
    OR json_bool_or(false, resource, 'controlPlaneEndpointsConfig', 'ipEndpointsConfig', 'authorizedNetworksConfig', 'enabled')
    AS authorized_networks,
  array_transform(
    texts_of_both(
      json_array_or_empty(resource, 'masterAuthorizedNetworksConfig', 'cidrBlocks'),
      json_array_or_empty(resource, 'controlPlaneEndpointsConfig', 'ipEndpointsConfig', 'authorizedNetworksConfig', 'cidrBlocks')),
    lambda b : b ->> 'cidrBlock') AS authorized_cidrs,
  json_bool_or(false, resource, 'ipAllocationPolicy', 'useIpAliases') AS ip_alias,
  json_text_or('', resource, 'workloadIdentityConfig', 'workloadPool') <> ''
    OR json_text_or('', resource, 'workloadIdentityConfig', 'identityNamespace') <> '' AS workload_identity,
  json_bool_or(false, resource, 'networkPolicy', 'enabled')
    OR json_text_or('', resource, 'networkConfig', 'datapathProvider') = 'ADVANCED_DATAPATH' AS network_policy,
  json_text_or('', resource, 'databaseEncryption', 'state') IN ('ENCRYPTED',
    'ALL_OBJECTS_ENCRYPTION_ENABLED') AS secrets_encrypted,
  json_bool_or(false, resource, 'shieldedNodes', 'enabled') AS shielded_nodes,
  json_text_or('', resource, 'masterAuth', 'username') <> '' AS basic_auth,
  json_text_or('', resource, 'masterAuth', 'clientCertificate') <> ''
    OR json_bool_or(false, resource, 'masterAuth', 'clientCertificateConfig', 'issueClientCertificate') AS client_certificate,
  CASE json_has(resource, 'addonsConfig', 'kubernetesDashboard', 'disabled')
    WHEN true THEN NOT json_get_bool(resource, 'addonsConfig', 'kubernetesDashboard', 'disabled')
    WHEN false THEN NOT version_at_least(resource ->> 'currentMasterVersion', '1.15') END AS dashboard,
  json_bool_or(false, resource, 'binaryAuthorization', 'enabled')
    OR json_text_or('DISABLED', resource, 'binaryAuthorization', 'evaluationMode') NOT IN ('DISABLED',
      'EVALUATION_MODE_UNSPECIFIED') AS binary_authorization,
  json_bool_or(false, resource, 'networkConfig', 'enableIntraNodeVisibility') AS intranode_visibility,
  json_bool_or(false, resource, 'authenticatorGroupsConfig', 'enabled') AS google_groups,
  json_text_or('', resource, 'releaseChannel', 'channel') AS release_channel,
  resource ->> 'currentMasterVersion' AS master_version
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset' AND resource_type = 'container.googleapis.com/Cluster'
)
