/*
Whether a text is a range that is open to the internet by itself; false where it is no range.
  cidr  the range, or another name of a source
*/
CREATE FUNCTION cidr_is_broad(cidr VARCHAR) RETURNS BOOLEAN RETURN
  CASE WHEN cidr IS NOT NULL THEN coalesce(cidrs_open(make_array(cidr)), false) END
