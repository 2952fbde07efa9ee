/*
The last port of a range: 30 of 20-30, 22 of 22, 65535 of *; NULL for what is no port.
  ports  the range as text
*/
CREATE FUNCTION port_range_last(ports VARCHAR) RETURNS BIGINT RETURN
  CASE WHEN ports = '*' THEN 65535 ELSE TRY_CAST(regexp_replace(ports, '^.*-', '') AS BIGINT) END
