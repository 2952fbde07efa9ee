/*
Clusters of Dataproc. Document: https://cloud.google.com/dataproc/docs/reference/rest/v1/ClusterConfig
  name, project
  kms_key      key of the disks; the empty text: Google's own
  internal     machines have internal addresses only; true by default from image version 2.2 on, false before
  service_account   the empty text: that of Compute Engine
  kerberos     false by default
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/dataproc_cluster
*/
CREATE VIEW gcp_dataproc_cluster AS
SELECT resource_uid, resource_name AS name, account AS project,
  json_text_or('', resource, 'config', 'encryptionConfig', 'gcePdKmsKeyName') AS kms_key,
  CASE json_has(resource, 'config', 'gceClusterConfig', 'internalIpOnly')
    WHEN true THEN json_get_bool(resource, 'config', 'gceClusterConfig', 'internalIpOnly')
    WHEN false THEN version_at_least(json_text_or('1.0', resource, 'config', 'softwareConfig', 'imageVersion'), '2.2') END AS internal,
  json_text_or('', resource, 'config', 'gceClusterConfig', 'serviceAccount') AS service_account,
  json_bool_or(false, resource, 'config', 'securityConfig', 'kerberosConfig', 'enableKerberos') AS kerberos
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset' AND resource_type = 'dataproc.googleapis.com/Cluster'
)
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'project' AS project,
  json_text_or('', configuration, 'cluster_config', 0, 'encryption_config', 0, 'kms_key_name') AS kms_key,
  CASE json_has(configuration, 'cluster_config', 0, 'gce_cluster_config', 0, 'internal_ip_only')
    WHEN true THEN json_get_bool(configuration, 'cluster_config', 0, 'gce_cluster_config', 0, 'internal_ip_only')
    WHEN false THEN version_at_least(json_get_str(configuration, 'cluster_config', 0, 'software_config', 0, 'image_version'), '2.2')
    END AS internal,
  json_text_or('', configuration, 'cluster_config', 0, 'gce_cluster_config', 0, 'service_account') AS service_account,
  json_bool_or(false, configuration, 'cluster_config', 0, 'security_config', 0, 'kerberos_config', 0,
    'enable_kerberos') AS kerberos
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_dataproc_cluster'
