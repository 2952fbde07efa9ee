/*
The one word of a list; the empty text: the list is empty; NULL: some word is not known.
  words  levels of protection that a Service Fabric cluster names
*/
CREATE FUNCTION fabric_protection(words VARCHAR[]) RETURNS VARCHAR RETURN
  CASE WHEN all_match(words, lambda w : w IS NOT NULL) THEN array_to_string(words, '') END
