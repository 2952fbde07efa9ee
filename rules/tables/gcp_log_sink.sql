/*
Sinks of Cloud Logging. Document: https://cloud.google.com/logging/docs/reference/v2/rest/v2/projects.sinks
  name, project
  destination
  filter     the empty text: every entry
  disabled   false by default
  exclusions number of filters whose entries are left out
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/logging_folder_sink
  https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/logging_organization_sink
  https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/logging_project_sink
*/
CREATE VIEW gcp_log_sink AS
SELECT resource_uid, resource_name AS name, account AS project, resource ->> 'destination' AS destination,
  json_text_or('', resource, 'filter') AS filter,
  json_bool_or(false, resource, 'disabled') AS disabled,
  array_length(json_array_or_empty(resource, 'exclusions')) AS exclusions
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset' AND resource_type = 'logging.googleapis.com/LogSink'
)
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'project' AS project,
  configuration ->> 'destination' AS destination,
  json_text_or('', configuration, 'filter') AS filter,
  json_bool_or(false, configuration, 'disabled') AS disabled,
  array_length(json_array_or_empty(configuration, 'exclusions')) AS exclusions
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('google_logging_project_sink', 'google_logging_folder_sink', 'google_logging_organization_sink')
