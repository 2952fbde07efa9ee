/*
A rule of a security group as describe-security-groups answers it.
  p  element of IpPermissions or IpPermissionsEgress
*/
CREATE FUNCTION aws_api_permission(p VARCHAR) RETURN
  security_group_permission(ip_protocol(p, 'IpProtocol'), json_get_int(p, 'FromPort'), json_get_int(p, 'ToPort'),
    CASE
      WHEN json_has(p, 'IpRanges') OR json_has(p, 'Ipv6Ranges') OR json_has(p, 'UserIdGroupPairs') OR json_has(p, 'PrefixListIds')
      THEN texts_of_both(
        array_transform(json_array_or_empty(p, 'IpRanges'), lambda r : json_get_str(r, 'CidrIp')),
        array_transform(json_array_or_empty(p, 'Ipv6Ranges'), lambda r : json_get_str(r, 'CidrIpv6'))) END,
    array_transform(json_array_or_empty(p, 'UserIdGroupPairs'), lambda g : json_get_str(g, 'GroupId')),
    array_transform(json_array_or_empty(p, 'PrefixListIds'), lambda l : json_get_str(l, 'PrefixListId')),
    all_match(json_array_or_empty(p, 'IpRanges'), lambda r : json_text_or('', r, 'Description') <> '')
      AND all_match(json_array_or_empty(p, 'Ipv6Ranges'), lambda r : json_text_or('', r, 'Description') <> '')
      AND all_match(json_array_or_empty(p, 'UserIdGroupPairs'), lambda g : json_text_or('', g, 'Description') <> ''))
