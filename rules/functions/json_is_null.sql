/*
Whether a member is there and null: a live record was asked for it and has none.
  document  JSON object
  member    its name
*/
CREATE FUNCTION json_is_null(document VARCHAR, member VARCHAR) RETURNS BOOLEAN RETURN
  NOT json_has(document, member) AND array_has(json_keys(document), member)
