/*
The resource policy in a template or a plan, in which a member that is absent means that there is no policy.
  document  the resource
  member    what holds the policy, as an object or as text
*/
CREATE FUNCTION policy_or_none(document VARCHAR, member VARCHAR) RETURNS VARCHAR RETURN
  CASE json_has(document, member) WHEN true THEN json_document(document, member) WHEN false THEN no_policy() END
