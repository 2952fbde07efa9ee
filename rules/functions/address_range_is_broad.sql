/*
Whether a range of addresses is so wide that it names nobody.
More addresses than a /8 of IPv4 has, or a span over several /16 of IPv6; NULL where it is no range.
  first_address, last_address  the range; both belong to it
*/
CREATE FUNCTION address_range_is_broad(first_address VARCHAR, last_address VARCHAR) RETURNS BOOLEAN RETURN
  CASE WHEN first_address LIKE '%:%' THEN ltrim(split_part(first_address, ':', 1), '0') <> ltrim(split_part(last_address, ':', 1), '0')
    ELSE ipv4_number(last_address) - ipv4_number(first_address) >= 16777216 END
