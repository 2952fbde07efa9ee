/*
An IPv4 address as a number, so that first and last addresses of ranges can be compared; NULL for what is none.
  address  the address as text
*/
CREATE FUNCTION ipv4_number(address VARCHAR) RETURNS BIGINT RETURN
  CASE WHEN regexp_like(address, '^\d+\.\d+\.\d+\.\d+$')
    THEN TRY_CAST(split_part(address, '.', 1) AS BIGINT) * 16777216 + TRY_CAST(split_part(address, '.', 2) AS BIGINT) * 65536
      + TRY_CAST(split_part(address, '.', 3) AS BIGINT) * 256 + TRY_CAST(split_part(address, '.', 4) AS BIGINT) END
