/*
Whether a range is so wide that it names nobody: wider than /8 in IPv4, than /32 in IPv6.
The whole internet is written as two halves as well as by 0.0.0.0/0, and no owner has so many addresses.
  cidr  the range; NULL where it is no range
*/
CREATE FUNCTION cidr_is_broad(cidr VARCHAR) RETURNS BOOLEAN RETURN
  CASE WHEN cidr_is_any(cidr) THEN true
    WHEN cidr LIKE '%:%/%' THEN TRY_CAST(split_part(cidr, '/', 2) AS BIGINT) < 32
    WHEN cidr LIKE '%.%/%' THEN TRY_CAST(split_part(cidr, '/', 2) AS BIGINT) < 8
    WHEN cidr IS NOT NULL THEN false END
