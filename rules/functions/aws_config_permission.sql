/*
A rule of a security group out of AWS Config's record of the group.
  p  element of ipPermissions or ipPermissionsEgress
*/
CREATE FUNCTION aws_config_permission(p VARCHAR) RETURN
  security_group_permission(ip_protocol(p, 'ipProtocol'), json_get_int(p, 'fromPort'), json_get_int(p, 'toPort'),
    CASE
      WHEN json_has(p, 'ipv4Ranges') OR json_has(p, 'ipv6Ranges') THEN texts_of_both(
        array_transform(json_array_or_empty(p, 'ipv4Ranges'), lambda r : json_get_str(r, 'cidrIp')),
        array_transform(json_array_or_empty(p, 'ipv6Ranges'), lambda r : json_get_str(r, 'cidrIpv6')))
      WHEN json_has(p, 'ipRanges') OR json_has(p, 'userIdGroupPairs') OR json_has(p, 'prefixListIds')
      THEN json_texts_or_empty(p, 'ipRanges') END,
    array_transform(json_array_or_empty(p, 'userIdGroupPairs'), lambda g : json_get_str(g, 'groupId')),
    array_transform(json_array_or_empty(p, 'prefixListIds'), lambda l : json_get_str(l, 'prefixListId')),
    all_match(json_array_or_empty(p, 'ipv4Ranges'), lambda r : json_text_or('', r, 'description') <> '')
      AND all_match(json_array_or_empty(p, 'ipv6Ranges'), lambda r : json_text_or('', r, 'description') <> '')
      AND all_match(json_array_or_empty(p, 'userIdGroupPairs'), lambda g : json_text_or('', g, 'description') <> ''))
