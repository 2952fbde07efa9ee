/*
The name by which an object has a member that az has printed otherwise, for the Python SDK writes acronyms as words (enableNodePublicIp).
  document  JSON object
  one       the API's name
  other     the other spelling
*/
CREATE FUNCTION either_member(document VARCHAR, one VARCHAR, other VARCHAR) RETURNS VARCHAR RETURN
  CASE WHEN json_has_member(document, other) THEN other ELSE one END
