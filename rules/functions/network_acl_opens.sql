/*
Whether a network ACL lets everybody use ports: the entry with the lowest number that matches an address decides, the families apart.
  entries            as aws_network_acl lists them
  protocol           tcp, udp, icmp, icmpv6, a number, or -1 for all
  from_port, to_port  ports that an entry must cover
https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
*/
CREATE FUNCTION network_acl_opens(entries, protocol VARCHAR, from_port BIGINT, to_port BIGINT) RETURNS BOOLEAN RETURN
  access_list_open(array_transform(
    array_filter(entries, lambda e : network_acl_covers(e, protocol, from_port, to_port) IS NOT FALSE),
    lambda e : CASE WHEN array_length(entries) = 1 THEN '1' ELSE arrow_cast(e['number'], 'Utf8') END
      || CASE WHEN e['allow'] THEN ' allow ' WHEN NOT e['allow'] THEN ' deny ' END
      || CASE WHEN e['cidr'] <> '' THEN e['cidr'] ELSE e['cidr6'] END
      || CASE WHEN network_acl_covers(e, protocol, from_port, to_port) IS NULL THEN ' ?' ELSE '' END))
