/*
A text that two versions of an API name differently.
  document  JSON object
  one       the member that counts where it is there
  other     the member that counts otherwise
*/
CREATE FUNCTION json_get_str_either(document VARCHAR, one VARCHAR, other VARCHAR) RETURNS VARCHAR RETURN
  CASE WHEN json_has(document, one) THEN json_get_str(document, one) ELSE json_get_str(document, other) END
