/*
VPC networks. Document: https://cloud.google.com/compute/docs/reference/rest/v1/networks
  name, project
  legacy        one range for all regions, from before VPC
  routing       how routers tell routes: REGIONAL by default, GLOBAL
  auto_subnets  a subnet in every region is made by itself; Terraform's default is true
                (https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_network)
*/
CREATE VIEW gcp_network AS
SELECT resource_uid, configuration -> 'resource' ->> 'name' AS name, account AS project,
  json_has(configuration -> 'resource', 'IPv4Range') OR json_has(configuration -> 'resource', 'ipv4Range') AS legacy,
  json_text_or('REGIONAL', configuration -> 'resource', 'routingConfig', 'routingMode') AS routing,
  json_bool_or(false, configuration -> 'resource', 'autoCreateSubnetworks') AS auto_subnets
FROM changes WHERE shape = 'gcp_asset' AND resource_type = 'compute.googleapis.com/Network'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'project' AS project, false AS legacy,
  json_text_or('REGIONAL', configuration, 'routing_mode') AS routing,
  json_bool_or(true, configuration, 'auto_create_subnetworks') AS auto_subnets
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_compute_network'
