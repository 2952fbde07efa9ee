/*
Whether two probes are the same; NULL where they differ and one holds what is not known.
  one, other  JSON
*/
CREATE FUNCTION probes_are_the_same(one VARCHAR, other VARCHAR) RETURNS BOOLEAN RETURN
  one = other OR nullif(one LIKE '%"$unknown"%' OR other LIKE '%"$unknown"%', true)
