/*
Roles of an organization's or project's own. Document: https://cloud.google.com/iam/docs/reference/rest/v1/projects.roles
  name, project, title
  permissions   list; NULL: not in the record
*/
CREATE VIEW gcp_iam_role AS
SELECT resource_uid, resource_name AS name, account AS project, configuration -> 'resource' ->> 'title' AS title,
  json_texts(configuration, 'resource', 'includedPermissions') AS permissions
FROM changes WHERE shape = 'gcp_asset' AND resource_type = 'iam.googleapis.com/Role'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'role_id' AS name, configuration ->> 'project' AS project,
  configuration ->> 'title' AS title,
  json_texts(configuration, 'permissions') AS permissions
FROM changes
WHERE shape = 'terraform' AND resource_type IN ('google_project_iam_custom_role', 'google_organization_iam_custom_role')
