/*
Access levels of Access Context Manager. Document: https://cloud.google.com/access-context-manager/docs/reference/rest/v1/accessPolicies.accessLevels
  name
  conditions  list of {ranges, limited}; limited: it asks for members, regions, a device or another level as well
*/
CREATE VIEW gcp_access_level AS
SELECT resource_uid, resource_name AS name,
  array_transform(json_array_or_empty(resource, 'basic', 'conditions'), lambda c : named_struct(
    -- Exports to files write snake_case.
    'ranges', texts_of_both(json_texts_or_empty(c, 'ipSubnetworks'), json_texts_or_empty(c, 'ip_subnetworks')),
    'limited', json_has(c, 'members', 0) OR json_has(c, 'regions', 0) OR json_has(c, 'devicePolicy') OR json_has(c, 'device_policy')
      OR json_has(c, 'requiredAccessLevels', 0) OR json_has(c, 'required_access_levels', 0))) AS conditions
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset' AND resource_type = 'accesscontextmanager.googleapis.com/AccessLevel'
)
UNION ALL BY NAME
-- https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/access_context_manager_access_level
SELECT resource_uid, configuration ->> 'title' AS name,
  array_transform(json_array_or_empty(configuration, 'basic', 0, 'conditions'), lambda c : named_struct(
    'ranges', json_texts_or_empty(c, 'ip_subnetworks'),
    'limited', json_has(c, 'members', 0) OR json_has(c, 'regions', 0) OR json_has(c, 'device_policy', 0)
      OR json_has(c, 'required_access_levels', 0))) AS conditions
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_access_context_manager_access_level'
