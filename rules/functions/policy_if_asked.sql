/*
The resource policy in a live record, in which a member that is absent was not asked for; one that is null or empty: no policy.
  document  the resource
  member    what holds the policy, as an object or as text
*/
CREATE FUNCTION policy_if_asked(document VARCHAR, member VARCHAR) RETURNS VARCHAR RETURN
  CASE WHEN json_length(document, member) = 0 THEN no_policy()
    WHEN json_has(document, member) THEN json_document(document, member)
    WHEN json_is_null(document, member) THEN no_policy() END
