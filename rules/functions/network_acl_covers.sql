/*
Whether an entry of a network ACL is about ports.
  entry              as aws_network_acl lists it
  protocol           tcp, udp, icmp, icmpv6, a number, or -1 for all
  from_port, to_port  ports that it must cover
*/
CREATE FUNCTION network_acl_covers(entry, protocol VARCHAR, from_port BIGINT, to_port BIGINT) RETURN
  entry['protocol'] = '-1'
    OR entry['protocol'] = protocol AND entry['from_port'] <= from_port AND entry['to_port'] >= to_port
