/*
The text that each element of a list has at a member; NULL where an element has none.
  list    JSON objects
  member  the name
*/
CREATE FUNCTION json_texts_at(list VARCHAR[], member VARCHAR) RETURNS VARCHAR[] RETURN
  array_transform(list, lambda element : json_get_str(element, member))
