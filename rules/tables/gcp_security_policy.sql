/*
Security policies of Cloud Armor. Document: https://cloud.google.com/compute/docs/reference/rest/v1/securityPolicies
  name, project
  kind      CLOUD_ARMOR by default; CLOUD_ARMOR_EDGE, CLOUD_ARMOR_NETWORK have no adaptive protection
  adaptive  attacks of layer 7 are told apart by what is learnt of usual traffic; false by default
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_security_policy
*/
CREATE VIEW gcp_security_policy AS
SELECT resource_uid, resource_name AS name, account AS project,
  json_text_or('CLOUD_ARMOR', resource, 'type') AS kind,
  json_bool_or(false, resource, 'adaptiveProtectionConfig', 'layer7DdosDefenseConfig', 'enable') AS adaptive
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset' AND resource_type = 'compute.googleapis.com/SecurityPolicy'
)
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'project' AS project,
  json_text_or('CLOUD_ARMOR', configuration, 'type') AS kind,
  json_bool_or(false, configuration, 'adaptive_protection_config', 0, 'layer_7_ddos_defense_config', 0, 'enable') AS adaptive
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_compute_security_policy'
