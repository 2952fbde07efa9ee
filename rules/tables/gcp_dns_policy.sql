/*
Policies of Cloud DNS for networks. Document: https://cloud.google.com/dns/docs/reference/rest/v1/policies
  name, project
  logged   queries are logged; false by default
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/dns_policy
*/
CREATE VIEW gcp_dns_policy AS
SELECT resource_uid, resource_name AS name, account AS project,
  json_bool_or(false, configuration -> 'resource', 'enableLogging') AS logged
FROM changes WHERE shape = 'gcp_asset' AND resource_type = 'dns.googleapis.com/Policy'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'project' AS project,
  json_bool_or(false, configuration, 'enable_logging') AS logged
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_dns_policy'
