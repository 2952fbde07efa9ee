/*
Networks, and in Terraform projects, which come with a network named default unless they are told not to.
  name, project
  is_default    it is the network default, or makes one
  auto_subnets  a subnet in every region is made by itself
Document: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project
Defaults of absent properties: https://cloud.google.com/compute/docs/reference/rest/v1/networks
*/
CREATE VIEW gcp_default_network AS
SELECT resource_uid, name, project, name = 'default' AS is_default, auto_subnets FROM gcp_network
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'project_id' AS project,
  json_bool_or(true, configuration, 'auto_create_network') AS is_default,
  json_bool_or(true, configuration, 'auto_create_network') AS auto_subnets
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_project'
