/*
An instance's user data in a template or a plan; the empty text: it has none.
  document  the resource
  member    what holds it
*/
CREATE FUNCTION user_data(document VARCHAR, member VARCHAR) RETURNS VARCHAR RETURN
  CASE WHEN json_has(document, member) THEN json_get_str(document, member) WHEN json_has(document, member) = false THEN '' END
