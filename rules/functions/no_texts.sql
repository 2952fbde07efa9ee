/*
The empty list of texts; NULL where the document is not known.
  document  NULL: not known
*/
CREATE FUNCTION no_texts(document VARCHAR) RETURNS VARCHAR[] RETURN json_texts_or_empty(document, '$none')
