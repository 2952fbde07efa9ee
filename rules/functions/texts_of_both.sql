/*
The texts, or JSON texts, of two lists. One that is not known is an element that is not known: a match among the others still counts.
  one, other  lists of texts
*/
CREATE FUNCTION texts_of_both(one VARCHAR[], other VARCHAR[]) RETURNS VARCHAR[] RETURN
  array_concat(coalesce(one, unknown_text()), coalesce(other, unknown_text()))
