/*
A version, or another text, in a live answer, in which a member that is null was asked for and is not set: the empty text.
  document  JSON object
  member    its name
*/
CREATE FUNCTION json_version_if_asked(document VARCHAR, member VARCHAR) RETURNS VARCHAR RETURN
  CASE WHEN json_is_null(document, member) THEN '' ELSE json_as_text(document, member) END
