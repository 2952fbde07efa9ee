/*
The first port of a range: 20 of 20-30, 22 of 22, 0 of *; NULL for what is no port.
  ports  the range as text
*/
CREATE FUNCTION port_range_first(ports VARCHAR) RETURNS BIGINT RETURN
  CASE WHEN ports = '*' THEN 0 ELSE TRY_CAST(split_part(ports, '-', 1) AS BIGINT) END
