/*
Whether the resources of a role's rule are about a resource, as the authorizer matches them: by name and by `*`; a subresource by its own
name behind a star for every resource too, but not by a star behind a resource.
  resources  of the rule
  resource   pods, or pods/exec
https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
*/
CREATE FUNCTION rbac_names(resources, resource VARCHAR) RETURNS BOOLEAN RETURN
  any_match(resources, lambda x : x IN ('*', resource, CASE WHEN resource LIKE '%/%' THEN concat('*/', split_part(resource, '/', 2)) ELSE '*' END))
