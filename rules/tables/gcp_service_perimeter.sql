/*
Service perimeters of VPC Service Controls. Document: https://cloud.google.com/access-context-manager/docs/reference/rest/v1/accessPolicies.servicePerimeters
  name
  members    projects and networks inside
  services   list of services that cannot be used across it
  everybody  some ingress rule lets every identity in from everywhere (false where there is none)
*/
CREATE VIEW gcp_service_perimeter AS
SELECT resource_uid, resource_name AS name,
  json_texts_or_empty(resource, 'status', 'resources') AS members,
  -- Exports to files write snake_case.
  json_texts_or_empty(resource, 'status', CASE WHEN json_has_member(resource -> 'status', 'restricted_services') THEN 'restricted_services'
    ELSE 'restrictedServices' END) AS services,
  any_match(texts_of_both(json_array_or_empty(resource, 'status', 'ingressPolicies'),
      json_array_or_empty(resource, 'status', 'ingress_policies')), lambda p :
    (json_text_or('', p, 'ingressFrom', 'identityType') = 'ANY_IDENTITY' OR json_text_or('', p, 'ingress_from', 'identity_type') = 'ANY_IDENTITY')
      AND any_match(texts_of_both(json_array_or_empty(p, 'ingressFrom', 'sources'), json_array_or_empty(p, 'ingress_from', 'sources')), lambda s :
        json_text_or('', s, 'accessLevel') = '*' OR json_text_or('', s, 'access_level') = '*')) AS everybody
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset' AND resource_type IN ('accesscontextmanager.googleapis.com/ServicePerimeter',
    'identity.accesscontextmanager.googleapis.com/ServicePerimeter')
)
UNION ALL BY NAME
-- https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/access_context_manager_service_perimeter
SELECT resource_uid, configuration ->> 'title' AS name,
  json_texts_or_empty(configuration, 'status', 0, 'resources') AS members,
  json_texts_or_empty(configuration, 'status', 0, 'restricted_services') AS services,
  any_match(json_array_or_empty(configuration, 'status', 0, 'ingress_policies'), lambda p :
    json_text_or('', p, 'ingress_from', 0, 'identity_type') = 'ANY_IDENTITY'
      AND any_match(json_array_or_empty(p, 'ingress_from', 0, 'sources'), lambda s :
        json_text_or('', s, 'access_level') = '*')) AS everybody
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_access_context_manager_service_perimeter'
