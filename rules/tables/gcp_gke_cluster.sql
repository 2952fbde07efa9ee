/*
GKE clusters. A live cluster leaves out what is off (ProtoJSON: https://protobuf.dev/programming-guides/json/); fields:
https://cloud.google.com/kubernetes-engine/docs/reference/rest/v1/projects.locations.clusters, Terraform's defaults:
https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster
  name, project, location
  autopilot            GKE runs the nodes
  legacy_abac          false by default
  logging, monitoring  `none`: switched off; the empty text, and Terraform's default, is GKE's own
  private_nodes, private_endpoint   false by default
  authorized_networks  only listed networks reach the control plane; false by default
  authorized_cidrs     those networks
  ip_alias             pods have addresses of the VPC
  workload_identity    pods get identities of their own
  network_policy       by Calico, or by Dataplane V2
  secrets_encrypted    secrets are encrypted with a key of the customer's
  shielded_nodes       false by default in the API, true in Terraform
  basic_auth           a user name and password are accepted
  client_certificate   a client certificate was issued
  dashboard            the old dashboard is installed; where nothing is said it is until 1.15, which ended it
  binary_authorization images are checked before they run
  intranode_visibility traffic between pods of one node passes the VPC and its logs; false by default
  google_groups        roles can be bound to Google groups; false by default
  release_channel      the empty text: none
  master_version
*/
CREATE VIEW gcp_gke_cluster AS
SELECT resource_uid, resource_name AS name, account AS project, resource ->> 'location' AS location,
  json_bool_or(false, resource, 'autopilot', 'enabled') AS autopilot,
  json_bool_or(false, resource, 'legacyAbac', 'enabled') AS legacy_abac,
  resource ->> 'loggingService' AS logging,
  resource ->> 'monitoringService' AS monitoring,
  json_bool_or(false, resource, 'privateClusterConfig', 'enablePrivateNodes')
    OR json_bool_or(false, resource, 'networkConfig', 'defaultEnablePrivateNodes') AS private_nodes,
  json_bool_or(false, resource, 'privateClusterConfig', 'enablePrivateEndpoint') AS private_endpoint,
  json_bool_or(false, resource, 'masterAuthorizedNetworksConfig', 'enabled') AS authorized_networks,
  array_transform(json_array_or_empty(resource, 'masterAuthorizedNetworksConfig', 'cidrBlocks'), lambda b :
    b ->> 'cidrBlock') AS authorized_cidrs,
  json_bool_or(false, resource, 'ipAllocationPolicy', 'useIpAliases') AS ip_alias,
  json_has(resource, 'workloadIdentityConfig', 'workloadPool')
    OR json_has(resource, 'workloadIdentityConfig', 'identityNamespace') AS workload_identity,
  json_bool_or(false, resource, 'networkPolicy', 'enabled')
    OR json_text_or('', resource, 'networkConfig', 'datapathProvider') = 'ADVANCED_DATAPATH' AS network_policy,
  json_text_or('', resource, 'databaseEncryption', 'state') IN ('ENCRYPTED', 'ALL_OBJECTS_ENCRYPTION_ENABLED') AS secrets_encrypted,
  json_bool_or(false, resource, 'shieldedNodes', 'enabled') AS shielded_nodes,
  json_text_or('', resource, 'masterAuth', 'username') <> '' AS basic_auth,
  json_has(resource, 'masterAuth', 'clientCertificate') AS client_certificate,
  CASE WHEN json_has(resource, 'addonsConfig', 'kubernetesDashboard', 'disabled')
    THEN NOT json_get_bool(resource, 'addonsConfig', 'kubernetesDashboard', 'disabled')
    ELSE NOT version_at_least(resource ->> 'currentMasterVersion', '1.15') END AS dashboard,
  json_bool_or(false, resource, 'binaryAuthorization', 'enabled')
    OR json_text_or('DISABLED', resource, 'binaryAuthorization', 'evaluationMode') NOT IN ('DISABLED', 'EVALUATION_MODE_UNSPECIFIED')
    AS binary_authorization,
  json_bool_or(false, resource, 'networkConfig', 'enableIntraNodeVisibility') AS intranode_visibility,
  json_bool_or(false, resource, 'authenticatorGroupsConfig', 'enabled') AS google_groups,
  json_text_or('', resource, 'releaseChannel', 'channel') AS release_channel,
  resource ->> 'currentMasterVersion' AS master_version
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset' AND resource_type = 'container.googleapis.com/Cluster'
)
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'project' AS project, configuration ->> 'location'
  AS location,
  json_bool_or(false, configuration, 'enable_autopilot') AS autopilot,
  json_bool_or(false, configuration, 'enable_legacy_abac') AS legacy_abac,
  json_text_or('logging.googleapis.com/kubernetes', configuration, 'logging_service') AS logging,
  json_text_or('monitoring.googleapis.com/kubernetes', configuration, 'monitoring_service') AS monitoring,
  json_bool_or(false, configuration, 'private_cluster_config', 0, 'enable_private_nodes') AS private_nodes,
  json_bool_or(false, configuration, 'private_cluster_config', 0, 'enable_private_endpoint') AS private_endpoint,
  json_has(configuration, 'master_authorized_networks_config', 0) AS authorized_networks,
  array_transform(json_array_or_empty(configuration, 'master_authorized_networks_config', 0, 'cidr_blocks'), lambda b :
    b ->> 'cidr_block') AS authorized_cidrs,
  json_has(configuration, 'ip_allocation_policy', 0) AS ip_alias,
  json_has(configuration, 'workload_identity_config', 0) AS workload_identity,
  json_bool_or(false, configuration, 'network_policy', 0, 'enabled')
    OR (configuration ->> 'datapath_provider' = 'ADVANCED_DATAPATH') IS TRUE AS network_policy,
  json_text_or('', configuration, 'database_encryption', 0, 'state') = 'ENCRYPTED' AS secrets_encrypted,
  json_bool_or(true, configuration, 'enable_shielded_nodes') AS shielded_nodes,
  json_text_or('', configuration, 'master_auth', 0, 'username') <> '' AS basic_auth,
  json_bool_or(false, configuration, 'master_auth', 0, 'client_certificate_config', 0, 'issue_client_certificate')
    AS client_certificate,
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
