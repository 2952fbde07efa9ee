/*
How many SSH public keys a machine gets; NULL where it cannot be told whether it gets any.
A key whose text is given at deployment is a key.
  keys  list of {path, keyData}
*/
CREATE FUNCTION ssh_key_count(keys VARCHAR[]) RETURNS BIGINT RETURN
  CASE any_match(keys, lambda k : json_has_member(k, 'keyData') AND json_has(k, 'keyData') IS NOT FALSE)
    WHEN true THEN CAST(array_length(array_filter(keys, lambda k : json_has(k, 'keyData') IS NOT FALSE)) AS BIGINT)
    WHEN false THEN CAST(0 AS BIGINT) END
