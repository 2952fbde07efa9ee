/*
How many elements two arrays have together; one that is absent has none.
  document    JSON object
  one, other  the members that hold the arrays
*/
CREATE FUNCTION json_length_of_both(document VARCHAR, one VARCHAR, other VARCHAR) RETURNS BIGINT RETURN
  CAST(array_length(json_array_or_empty(document, one)) + array_length(json_array_or_empty(document, other)) AS BIGINT)
