/*
Whether ranges of ports cover one range together, as 0-1023 and 1024-65535 do with all ports.
  ranges      list of texts: 22, 20-30, *
  first_port  first port of the range
  last_port   last port of the range
*/
CREATE FUNCTION ports_cover(ranges, first_port BIGINT, last_port BIGINT) RETURNS BOOLEAN RETURN
  -- No gap: the range begins inside one of them, and where one of them ends before its end, another goes on.
  port_in_ranges(first_port, ranges) AND all_match(ranges, lambda o : port_range_last(o) < first_port
    OR port_range_last(o) >= last_port OR port_in_ranges(port_range_last(o) + 1, ranges))
