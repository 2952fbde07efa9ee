/*
A rule of a network security group as azure_network_security_group lists it.
  rule_name                               its name
  direction, access, protocol, priority   as the record says them
  source_ports                            source ports, in both properties
  ports                                   destination ports, in both properties
  sources, destinations                   address prefixes, in both properties
*/
CREATE FUNCTION azure_security_rule(
  rule_name VARCHAR, direction VARCHAR, access VARCHAR, protocol VARCHAR, priority BIGINT, source_ports VARCHAR[], ports VARCHAR[],
  sources VARCHAR[], destinations VARCHAR[]
) RETURN
  named_struct('name', rule_name, 'direction', lower(direction), 'access', lower(access), -- The portal's word for * is Any.
    'protocol', replace(lower(protocol), 'any', '*'),
    'priority', priority, 'ports', ports, 'sources', sources,
    'from_ipv4', any_match(sources, lambda s : lower(s) IN ('*', 'any', 'internet', '0.0.0.0'))
      OR cidrs_open(array_filter(sources, lambda s : regexp_like(s, '^[0-9.]+(/[0-9]+)?$'))),
    'from_ipv6', any_match(sources, lambda s : lower(s) IN ('*', 'any', 'internet'))
      OR cidrs_open(array_filter(sources, lambda s : s LIKE '%:%')),
    'to_internet', any_match(destinations, lambda d : lower(d) IN ('*', 'any', 'internet'))
      OR cidrs_open(array_filter(destinations, lambda d : regexp_like(d, '^[0-9a-fA-F.:]+(/[0-9]+)?$'))),
    -- A rule that holds for some source ports only leaves the others to the rules after it.
    'whole_ipv4', any_match(source_ports, lambda p : p IN ('*', '0-65535'))
      AND any_match(sources, lambda s : lower(s) IN ('*', 'any', 'internet') OR s LIKE '%.%/0')
      AND any_match(destinations, lambda d : lower(d) IN ('*', 'any', 'virtualnetwork') OR d LIKE '%.%/0'),
    'whole_ipv6', any_match(source_ports, lambda p : p IN ('*', '0-65535'))
      AND any_match(sources, lambda s : lower(s) IN ('*', 'any', 'internet') OR s LIKE '%:%/0')
      AND any_match(destinations, lambda d : lower(d) IN ('*', 'any', 'virtualnetwork') OR d LIKE '%:%/0'))
