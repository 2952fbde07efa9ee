/*
Notebook instances: of Vertex AI Workbench, and the older user-managed ones.
  name, project
  public  it has a public address; true by default
Documents: https://cloud.google.com/vertex-ai/docs/workbench/reference/rest/v2/projects.locations.instances, https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/notebooks_instance
*/
CREATE VIEW gcp_notebook_instance AS
SELECT resource_uid, resource_name AS name, account AS project,
  CASE json_has(resource, 'gceSetup') WHEN true THEN NOT json_bool_or(false, resource, 'gceSetup', 'disablePublicIp')
    WHEN false THEN NOT json_bool_or(false, resource, 'noPublicIp') END AS public
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset' AND resource_type = 'notebooks.googleapis.com/Instance'
)
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'project' AS project,
  NOT json_bool_or(false, configuration, 'no_public_ip') AS public
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_notebooks_instance'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'project' AS project,
  NOT json_bool_or(false, configuration, 'gce_setup', 0, 'disable_public_ip') AS public
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_workbench_instance'
