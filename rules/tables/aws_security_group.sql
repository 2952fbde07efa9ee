/*
Security groups, and rules of theirs that are resources of their own (a row that has only that rule), whatever they came in.
  name         the group's name, NULL in templates that leave it to AWS, and for a rule by itself
  description  of the group; empty: none; NULL: a rule by itself
  vpc          its VPC
  ingress      list of {protocol, from_port, to_port, cidrs, groups, prefix_lists, described, listed}; NULL: not in the record
  egress       the same of what may leave
protocol: tcp, udp, icmp, icmpv6, a number, or -1 for all protocols, where ports mean nothing
  https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
from_port, to_port: ports, of icmp type and code; NULL: not said
cidrs: ranges of both families; groups, prefix_lists: other sources
described: each source has a description
listed: false for the rule that AWS adds to a group whose template lists none
'$none' is a path that no record has: an empty list, or NULL, of the column's type.
*/
CREATE VIEW aws_security_group AS
SELECT resource_uid, json_get_str(configuration, 'groupName') AS name,
  json_text_or('', configuration, 'description') AS description,
  json_get_str(configuration, 'vpcId') AS vpc,
  array_transform(json_get_array(configuration, 'ipPermissions'), lambda p : named_struct(
    'protocol', CASE lower(json_as_text(p, 'ipProtocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(p, 'ipProtocol'), 'Utf8') END,
    'from_port', json_get_int(p, 'fromPort'), 'to_port', json_get_int(p, 'toPort'),
    'cidrs', CASE WHEN json_has(p, 'ipv4Ranges') OR json_has(p, 'ipv6Ranges') THEN array_concat(
      coalesce(array_transform(json_array_or_empty(p, 'ipv4Ranges'), lambda r :
        json_get_str(r, 'cidrIp')), make_array(CAST(NULL AS VARCHAR))),
      coalesce(array_transform(json_array_or_empty(p, 'ipv6Ranges'), lambda r :
        json_get_str(r, 'cidrIpv6')), make_array(CAST(NULL AS VARCHAR))))
      WHEN json_has(p, 'ipRanges') OR json_has(p, 'userIdGroupPairs') OR json_has(p, 'prefixListIds')
      THEN json_texts_or_empty(p, 'ipRanges') END,
    'groups', array_transform(json_array_or_empty(p, 'userIdGroupPairs'), lambda g : json_get_str(g, 'groupId')),
    'prefix_lists', array_transform(json_array_or_empty(p, 'prefixListIds'), lambda l : json_get_str(l, 'prefixListId')),
    'described', all_match(json_array_or_empty(p, 'ipv4Ranges'), lambda r : json_text_or('', r, 'description') <> '')
      AND all_match(json_array_or_empty(p, 'ipv6Ranges'), lambda r : json_text_or('', r, 'description') <> '')
      AND all_match(json_array_or_empty(p, 'userIdGroupPairs'), lambda g :
        json_text_or('', g, 'description') <> ''), 'listed', true)) AS ingress,
  array_transform(json_get_array(configuration, 'ipPermissionsEgress'), lambda p : named_struct(
    'protocol', CASE lower(json_as_text(p, 'ipProtocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(p, 'ipProtocol'), 'Utf8') END,
    'from_port', json_get_int(p, 'fromPort'), 'to_port', json_get_int(p, 'toPort'),
    'cidrs', CASE WHEN json_has(p, 'ipv4Ranges') OR json_has(p, 'ipv6Ranges') THEN array_concat(
      coalesce(array_transform(json_array_or_empty(p, 'ipv4Ranges'), lambda r :
        json_get_str(r, 'cidrIp')), make_array(CAST(NULL AS VARCHAR))),
      coalesce(array_transform(json_array_or_empty(p, 'ipv6Ranges'), lambda r :
        json_get_str(r, 'cidrIpv6')), make_array(CAST(NULL AS VARCHAR))))
      WHEN json_has(p, 'ipRanges') OR json_has(p, 'userIdGroupPairs') OR json_has(p, 'prefixListIds')
      THEN json_texts_or_empty(p, 'ipRanges') END,
    'groups', array_transform(json_array_or_empty(p, 'userIdGroupPairs'), lambda g : json_get_str(g, 'groupId')),
    'prefix_lists', array_transform(json_array_or_empty(p, 'prefixListIds'), lambda l : json_get_str(l, 'prefixListId')),
    'described', all_match(json_array_or_empty(p, 'ipv4Ranges'), lambda r : json_text_or('', r, 'description') <> '')
      AND all_match(json_array_or_empty(p, 'ipv6Ranges'), lambda r : json_text_or('', r, 'description') <> '')
      AND all_match(json_array_or_empty(p, 'userIdGroupPairs'), lambda g :
        json_text_or('', g, 'description') <> ''), 'listed', true)) AS egress
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::EC2::SecurityGroup'
UNION ALL BY NAME
SELECT resource_uid, json_get_str(configuration, 'GroupName') AS name,
  json_text_or('', configuration, 'Description') AS description,
  json_get_str(configuration, 'VpcId') AS vpc,
  array_transform(json_get_array(configuration, 'IpPermissions'), lambda p : named_struct(
    'protocol', CASE lower(json_as_text(p, 'IpProtocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(p, 'IpProtocol'), 'Utf8') END,
    'from_port', json_get_int(p, 'FromPort'), 'to_port', json_get_int(p, 'ToPort'),
    'cidrs', CASE
      WHEN json_has(p, 'IpRanges') OR json_has(p, 'Ipv6Ranges') OR json_has(p, 'UserIdGroupPairs')
      OR json_has(p, 'PrefixListIds')
      THEN array_concat(
      coalesce(array_transform(json_array_or_empty(p, 'IpRanges'), lambda r :
        json_get_str(r, 'CidrIp')), make_array(CAST(NULL AS VARCHAR))),
      coalesce(array_transform(json_array_or_empty(p, 'Ipv6Ranges'), lambda r :
        json_get_str(r, 'CidrIpv6')), make_array(CAST(NULL AS VARCHAR)))) END,
    'groups', array_transform(json_array_or_empty(p, 'UserIdGroupPairs'), lambda g : json_get_str(g, 'GroupId')),
    'prefix_lists', array_transform(json_array_or_empty(p, 'PrefixListIds'), lambda l : json_get_str(l, 'PrefixListId')),
    'described', all_match(json_array_or_empty(p, 'IpRanges'), lambda r : json_text_or('', r, 'Description') <> '')
      AND all_match(json_array_or_empty(p, 'Ipv6Ranges'), lambda r : json_text_or('', r, 'Description') <> '')
      AND all_match(json_array_or_empty(p, 'UserIdGroupPairs'), lambda g : json_text_or('', g, 'Description') <> ''), 'listed', true))
        AS ingress,
  array_transform(json_get_array(configuration, 'IpPermissionsEgress'), lambda p : named_struct(
    'protocol', CASE lower(json_as_text(p, 'IpProtocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(p, 'IpProtocol'), 'Utf8') END,
    'from_port', json_get_int(p, 'FromPort'), 'to_port', json_get_int(p, 'ToPort'),
    'cidrs', CASE
      WHEN json_has(p, 'IpRanges') OR json_has(p, 'Ipv6Ranges') OR json_has(p, 'UserIdGroupPairs')
      OR json_has(p, 'PrefixListIds')
      THEN array_concat(
      coalesce(array_transform(json_array_or_empty(p, 'IpRanges'), lambda r :
        json_get_str(r, 'CidrIp')), make_array(CAST(NULL AS VARCHAR))),
      coalesce(array_transform(json_array_or_empty(p, 'Ipv6Ranges'), lambda r :
        json_get_str(r, 'CidrIpv6')), make_array(CAST(NULL AS VARCHAR)))) END,
    'groups', array_transform(json_array_or_empty(p, 'UserIdGroupPairs'), lambda g : json_get_str(g, 'GroupId')),
    'prefix_lists', array_transform(json_array_or_empty(p, 'PrefixListIds'), lambda l : json_get_str(l, 'PrefixListId')),
    'described', all_match(json_array_or_empty(p, 'IpRanges'), lambda r : json_text_or('', r, 'Description') <> '')
      AND all_match(json_array_or_empty(p, 'Ipv6Ranges'), lambda r : json_text_or('', r, 'Description') <> '')
      AND all_match(json_array_or_empty(p, 'UserIdGroupPairs'), lambda g : json_text_or('', g, 'Description') <> ''), 'listed', true))
        AS egress
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EC2::SecurityGroup'
UNION ALL BY NAME
-- Without SecurityGroupEgress a group lets everything out:
-- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
SELECT resource_uid, json_get_str(configuration, 'GroupName') AS name,
  json_text_or('', configuration, 'GroupDescription') AS description,
  json_get_str(configuration, 'VpcId') AS vpc,
  array_transform(json_list_or_empty(configuration, 'SecurityGroupIngress'), lambda p : named_struct(
    'protocol', CASE lower(json_as_text(p, 'IpProtocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(p, 'IpProtocol'), 'Utf8') END,
    'from_port', json_get_int(p, 'FromPort'), 'to_port', json_get_int(p, 'ToPort'),
    'cidrs', array_concat(
      coalesce(json_texts_or_empty(p, 'CidrIp'), make_array(CAST(NULL AS VARCHAR))),
      coalesce(json_texts_or_empty(p, 'CidrIpv6'), make_array(CAST(NULL AS VARCHAR)))),
    'groups', array_concat(
      coalesce(json_texts_or_empty(p, 'SourceSecurityGroupId'), make_array(CAST(NULL AS VARCHAR))),
      coalesce(json_texts_or_empty(p, 'SourceSecurityGroupName'), make_array(CAST(NULL AS VARCHAR)))),
    'prefix_lists', json_texts_or_empty(p, 'SourcePrefixListId'),
    'described', json_text_or('', p, 'Description') <> '', 'listed', true)) AS ingress,
  CASE WHEN json_has(configuration, 'SecurityGroupEgress') = false THEN make_array(named_struct(
      'protocol', '-1', 'from_port', CAST(NULL AS BIGINT), 'to_port', CAST(NULL AS BIGINT), 'cidrs', make_array('0.0.0.0/0',
        '::/0'),
      'groups', json_texts_or_empty(configuration, '$none'), 'prefix_lists', json_texts_or_empty(configuration, '$none'), 'described',
        true, 'listed', false))
    ELSE array_transform(json_list(configuration, 'SecurityGroupEgress'), lambda p : named_struct(
    'protocol', CASE lower(json_as_text(p, 'IpProtocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(p, 'IpProtocol'), 'Utf8') END,
    'from_port', json_get_int(p, 'FromPort'), 'to_port', json_get_int(p, 'ToPort'),
    'cidrs', array_concat(
      coalesce(json_texts_or_empty(p, 'CidrIp'), make_array(CAST(NULL AS VARCHAR))),
      coalesce(json_texts_or_empty(p, 'CidrIpv6'), make_array(CAST(NULL AS VARCHAR)))),
    'groups', array_concat(
      coalesce(json_texts_or_empty(p, 'DestinationSecurityGroupId'), make_array(CAST(NULL AS VARCHAR))),
      coalesce(json_texts_or_empty(p, 'DestinationSecurityGroupName'), make_array(CAST(NULL AS VARCHAR)))),
    'prefix_lists', json_texts_or_empty(p, 'DestinationPrefixListId'),
    'described', json_text_or('', p, 'Description') <> '', 'listed', true)) END AS egress
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::EC2::SecurityGroup'
UNION ALL BY NAME
-- The default group keeps only the rules that its resource lists:
-- https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_security_group
SELECT resource_uid, CASE WHEN resource_type = 'aws_default_security_group' THEN 'default'
  ELSE json_get_str(configuration, 'name') END AS name,
  CASE WHEN resource_type = 'aws_default_security_group' THEN 'default VPC security group'
    ELSE json_text_or('', configuration, 'description') END AS description,
  json_get_str(configuration, 'vpc_id') AS vpc,
  array_transform(json_array_or_empty(configuration, 'ingress'), lambda p : named_struct(
    'protocol', CASE lower(json_as_text(p, 'protocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(p, 'protocol'), 'Utf8') END,
    'from_port', json_get_int(p, 'from_port'), 'to_port', json_get_int(p, 'to_port'),
    'cidrs', array_concat(
      coalesce(json_texts_or_empty(p, 'cidr_blocks'), make_array(CAST(NULL AS VARCHAR))),
      coalesce(json_texts_or_empty(p, 'ipv6_cidr_blocks'), make_array(CAST(NULL AS VARCHAR)))),
    'groups', json_texts_or_empty(p, 'security_groups'),
    'prefix_lists', json_texts_or_empty(p, 'prefix_list_ids'),
    'described', json_text_or('', p, 'description') <> '', 'listed', true)) AS ingress,
  array_transform(json_array_or_empty(configuration, 'egress'), lambda p : named_struct(
    'protocol', CASE lower(json_as_text(p, 'protocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(p, 'protocol'), 'Utf8') END,
    'from_port', json_get_int(p, 'from_port'), 'to_port', json_get_int(p, 'to_port'),
    'cidrs', array_concat(
      coalesce(json_texts_or_empty(p, 'cidr_blocks'), make_array(CAST(NULL AS VARCHAR))),
      coalesce(json_texts_or_empty(p, 'ipv6_cidr_blocks'), make_array(CAST(NULL AS VARCHAR)))),
    'groups', json_texts_or_empty(p, 'security_groups'),
    'prefix_lists', json_texts_or_empty(p, 'prefix_list_ids'),
    'described', json_text_or('', p, 'description') <> '', 'listed', true)) AS egress
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_security_group', 'aws_default_security_group')
UNION ALL BY NAME
-- Rules that are resources of their own
SELECT resource_uid, name,
  description,
  vpc,
  ingress,
  egress
FROM aws_security_group_rule
