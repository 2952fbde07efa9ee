/*
A version, be it written as text or as a number (1.2 in a template).
  otherwise  what an absent member means; NULL where it means nothing
  document   JSON object
  member     its name
*/
CREATE FUNCTION json_version_or(otherwise VARCHAR, document VARCHAR, member VARCHAR) RETURNS VARCHAR RETURN
  CASE WHEN NOT json_has(document, member) THEN otherwise ELSE json_as_text(document, member) END
