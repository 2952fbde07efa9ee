/*
A rule of a security group as aws_security_group lists it.
  protocol            tcp, udp, icmp, icmpv6, a number, or -1 for all
  from_port, to_port  ports, of icmp type and code; all ports of the other protocols, for which EC2 keeps none
  cidrs               ranges of both families
  groups              other groups that are let in
  prefix_lists        prefix lists that are let in
  described           each source has a description
*/
CREATE FUNCTION security_group_permission(
  protocol VARCHAR, from_port BIGINT, to_port BIGINT, cidrs VARCHAR[], groups VARCHAR[], prefix_lists VARCHAR[], described BOOLEAN
) RETURN
  named_struct('protocol', protocol,
    'from_port', CASE WHEN protocol NOT IN ('tcp', 'udp', 'icmp', 'icmpv6') THEN 0 ELSE from_port END,
    'to_port', CASE WHEN protocol NOT IN ('tcp', 'udp', 'icmp', 'icmpv6') THEN 65535 ELSE to_port END, 'cidrs', cidrs, 'groups', groups,
    'prefix_lists', prefix_lists, 'described', described, 'listed', true)
