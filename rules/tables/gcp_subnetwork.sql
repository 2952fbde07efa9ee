/*
Subnets of VPC networks. Defaults: https://cloud.google.com/compute/docs/reference/rest/v1/subnetworks and
https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_subnetwork
  name, project
  purpose                PRIVATE by default, earlier PRIVATE_RFC_1918; flow logs and Google access are for these only
  flow_logs              false by default
  private_google_access  machines without an external address reach Google's APIs; false by default
*/
CREATE VIEW gcp_subnetwork AS
SELECT resource_uid, resource_name AS name, account AS project,
  regexp_replace(json_text_or('PRIVATE', resource, 'purpose'), '_RFC_1918$', '') AS purpose,
  CASE json_has(resource, 'logConfig', 'enable') WHEN true THEN json_get_bool(resource, 'logConfig', 'enable')
    WHEN false THEN json_bool_or(false, resource, 'enableFlowLogs') END AS flow_logs,
  json_bool_or(false, resource, 'privateIpGoogleAccess') AS private_google_access
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset' AND resource_type = 'compute.googleapis.com/Subnetwork'
)
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'project' AS project,
  -- Known after apply only where the configuration leaves it out: then it is the default.
  CASE WHEN json_get_str(configuration, 'purpose') IS NULL THEN 'PRIVATE'
    ELSE regexp_replace(json_get_str(configuration, 'purpose'), '_RFC_1918$', '') END AS purpose,
  json_has(configuration, 'log_config', 0) OR json_bool_or(false, configuration, 'enable_flow_logs') AS flow_logs,
  json_bool_or(false, configuration, 'private_ip_google_access') AS private_google_access
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_compute_subnetwork'
