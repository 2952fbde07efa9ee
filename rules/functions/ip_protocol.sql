/*
The protocol that a member of an AWS firewall rule names: tcp, udp, icmp, icmpv6, the number of another one, or -1 for all.
  document  the rule
  member    tcp, 6, "6", all, -1
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
*/
CREATE FUNCTION ip_protocol(document VARCHAR, member VARCHAR) RETURNS VARCHAR RETURN
  CASE lower(json_as_text(document, member))
    WHEN '-1' THEN '-1' WHEN 'all' THEN '-1'
    WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp' WHEN 'udp' THEN 'udp'
    WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
    ELSE arrow_cast(json_get_int(document, member), 'Utf8') END
