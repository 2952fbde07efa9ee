/*
Metadata that a project gives to all its machines.
Document: https://cloud.google.com/compute/docs/metadata/predefined-metadata-keys
  name, project
  metadata   list of {key, value}
  only       the one key that a resource of Terraform is about; the empty text: all of them
*/
CREATE VIEW gcp_project_metadata AS
SELECT resource_uid, resource_name AS name, account AS project,
  array_transform(json_array_or_empty(configuration -> 'resource', 'commonInstanceMetadata', 'items'), lambda m :
    named_struct('key', m ->> 'key', 'value', m ->> 'value')) AS metadata, '' AS only
FROM changes WHERE shape = 'gcp_asset' AND resource_type = 'compute.googleapis.com/Project'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, configuration ->> 'project' AS project,
  array_transform(
    json_entries(CASE WHEN NOT json_has(configuration, 'metadata') THEN '{}' ELSE configuration -> 'metadata' END),
    lambda m : named_struct('key', m['key'], 'value', json_as_text(m['value']))) AS metadata, '' AS only
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_compute_project_metadata'
UNION ALL BY NAME
-- https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_project_metadata_item
SELECT resource_uid, resource_name AS name, configuration ->> 'project' AS project,
  make_array(named_struct('key', configuration ->> 'key', 'value', configuration ->> 'value')) AS metadata, configuration ->> 'key' AS only
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_compute_project_metadata_item'
