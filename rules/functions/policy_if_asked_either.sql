/*
The resource policy in a live record of a service that has two names for it; otherwise as policy_if_asked.
  document    the resource
  one, other  the members that may hold the policy
*/
CREATE FUNCTION policy_if_asked_either(document VARCHAR, one VARCHAR, other VARCHAR) RETURNS VARCHAR RETURN
  CASE WHEN json_length(document, one) = 0 OR json_length(document, other) = 0 THEN no_policy()
    WHEN json_has(document, one) THEN json_document(document, one)
    WHEN json_has(document, other) THEN json_document(document, other)
    WHEN json_is_null(document, one) OR json_is_null(document, other) THEN no_policy() END
