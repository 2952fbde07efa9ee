/*
Secrets of Secret Manager. Document: https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets
  name, project
  rotation   somebody is told to rotate it
*/
CREATE VIEW gcp_secret AS
SELECT resource_uid, resource_name AS name, account AS project,
  json_has(resource, 'rotation', 'rotationPeriod') OR json_has(resource, 'rotation', 'nextRotationTime') AS rotation
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset' AND resource_type = 'secretmanager.googleapis.com/Secret'
)
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'secret_id' AS name, configuration ->> 'project' AS project,
  json_has(configuration, 'rotation', 0) AS rotation
FROM changes WHERE shape = 'terraform' AND resource_type IN ('google_secret_manager_secret', 'google_secret_manager_regional_secret')
