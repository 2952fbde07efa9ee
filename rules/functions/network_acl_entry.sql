/*
An entry of a network ACL as aws_network_acl lists it.
  number              the lowest number that matches decides
  egress              it is about what leaves
  action              allow or deny
  protocol            tcp, udp, icmp, icmpv6, a number, or -1 for all
  from_port, to_port  ports, which protocols other than tcp and udp do not have
  cidr, cidr6         the range; the other one is empty
*/
CREATE FUNCTION network_acl_entry(
  number BIGINT, egress BOOLEAN, action VARCHAR, protocol VARCHAR, from_port BIGINT, to_port BIGINT, cidr VARCHAR, cidr6 VARCHAR
) RETURN
  named_struct('number', number, 'egress', egress,
    'allow', CASE WHEN egress IS NOT NULL THEN CASE lower(action) WHEN 'allow' THEN true WHEN 'deny' THEN false END END,
    'protocol', protocol,
    'from_port', CASE WHEN protocol NOT IN ('tcp', 'udp') THEN coalesce(from_port, 0) ELSE from_port END,
    'to_port', CASE WHEN protocol NOT IN ('tcp', 'udp') THEN coalesce(to_port, 65535) ELSE to_port END, 'cidr', cidr, 'cidr6', cidr6,
    'open', CASE WHEN cidr <> '' OR cidr6 <> '' THEN cidrs_open(array_filter(make_array(cidr, cidr6), lambda c : c <> '')) END)
