/*
The empty list of JSON texts: array_transform over it gives the empty list of what its lambda gives.
  document  NULL: not known
*/
CREATE FUNCTION no_elements(document VARCHAR) RETURNS VARCHAR[] RETURN json_array_or_empty(document, '$none')
