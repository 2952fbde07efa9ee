/*
Whether a member is there, be it null.
  document  JSON object
  member    its name
*/
CREATE FUNCTION json_has_member(document VARCHAR, member VARCHAR) RETURNS BOOLEAN RETURN
  array_has(json_keys(document), member)
