/*
A rule of a security group out of a CloudFormation template.
  p     element of SecurityGroupIngress or SecurityGroupEgress, or a resource of its own
  side  Source or Destination: what the members that name the other side begin with
*/
CREATE FUNCTION cloudformation_permission(p VARCHAR, side VARCHAR) RETURN
  security_group_permission(ip_protocol(p, 'IpProtocol'), json_get_int(p, 'FromPort'), json_get_int(p, 'ToPort'),
    texts_of_both(json_texts_or_empty(p, 'CidrIp'), json_texts_or_empty(p, 'CidrIpv6')),
    texts_of_both(json_texts_or_empty(p, side || 'SecurityGroupId'), json_texts_or_empty(p, side || 'SecurityGroupName')),
    json_texts_or_empty(p, side || 'PrefixListId'),
    json_text_or('', p, 'Description') <> '')
