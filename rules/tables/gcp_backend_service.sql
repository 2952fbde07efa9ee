/*
Backend services of load balancers. Document: https://cloud.google.com/compute/docs/reference/rest/v1/backendServices
  name, project
  logged   requests are logged; false by default
  armor    security policy of Cloud Armor; the empty text: none
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_backend_service
  https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_region_backend_service
*/
CREATE VIEW gcp_backend_service AS
SELECT resource_uid, resource_name AS name, account AS project,
  json_bool_or(false, configuration -> 'resource', 'logConfig', 'enable') AS logged,
  json_text_or('', configuration -> 'resource', 'securityPolicy') AS armor
FROM changes
WHERE shape = 'gcp_asset'
  AND resource_type IN ('compute.googleapis.com/BackendService', 'compute.googleapis.com/RegionBackendService')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'project' AS project,
  json_bool_or(false, configuration, 'log_config', 0, 'enable') AS logged,
  -- google 6 has no security_policy of a regional service, google-beta has
  CASE resource_type WHEN 'google_compute_backend_service' THEN json_text_or('', configuration, 'security_policy')
    ELSE json_get_str(configuration, 'security_policy') END AS armor
FROM changes
WHERE shape = 'terraform' AND resource_type IN ('google_compute_backend_service', 'google_compute_region_backend_service')
