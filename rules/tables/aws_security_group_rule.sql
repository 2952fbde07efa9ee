/*
Rules of security groups that are resources of their own in templates and plans: columns as in aws_security_group, which holds
these rows too.
  name         the group's name, NULL in templates that leave it to AWS, and for a rule by itself
  description  of the group; empty: none; NULL: a rule by itself
  vpc          its VPC
  ingress      list of {protocol, from_port, to_port, cidrs, groups, prefix_lists, described, listed}; NULL: not in the record
  egress       the same of what may leave
'$none' is a path that no record has: an empty list, or NULL, of the column's type.
*/
CREATE VIEW aws_security_group_rule AS
SELECT resource_uid, CAST(NULL AS VARCHAR) AS name,
  CAST(NULL AS VARCHAR) AS description,
  CAST(NULL AS VARCHAR) AS vpc,
  make_array(named_struct(
    'protocol', CASE lower(json_as_text(configuration, 'IpProtocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(configuration, 'IpProtocol'), 'Utf8') END,
    'from_port', json_get_int(configuration, 'FromPort'), 'to_port', json_get_int(configuration, 'ToPort'),
    'cidrs', array_concat(
      coalesce(json_texts_or_empty(configuration, 'CidrIp'), make_array(CAST(NULL AS VARCHAR))),
      coalesce(json_texts_or_empty(configuration, 'CidrIpv6'), make_array(CAST(NULL AS VARCHAR)))),
    'groups', array_concat(
      coalesce(json_texts_or_empty(configuration, 'SourceSecurityGroupId'), make_array(CAST(NULL AS VARCHAR))),
      coalesce(json_texts_or_empty(configuration, 'SourceSecurityGroupName'), make_array(CAST(NULL AS VARCHAR)))),
    'prefix_lists', json_texts_or_empty(configuration, 'SourcePrefixListId'),
    'described', json_text_or('', configuration, 'Description') <> '', 'listed', true)) AS ingress,
  array_transform(json_array_or_empty(configuration, '$none'), lambda p : named_struct(
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
    'described', json_text_or('', p, 'Description') <> '', 'listed', true)) AS egress
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::EC2::SecurityGroupIngress'
UNION ALL BY NAME
SELECT resource_uid, CAST(NULL AS VARCHAR) AS name,
  CAST(NULL AS VARCHAR) AS description,
  CAST(NULL AS VARCHAR) AS vpc,
  array_transform(json_array_or_empty(configuration, '$none'), lambda p : named_struct(
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
  make_array(named_struct(
    'protocol', CASE lower(json_as_text(configuration, 'IpProtocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(configuration, 'IpProtocol'), 'Utf8') END,
    'from_port', json_get_int(configuration, 'FromPort'), 'to_port', json_get_int(configuration, 'ToPort'),
    'cidrs', array_concat(
      coalesce(json_texts_or_empty(configuration, 'CidrIp'), make_array(CAST(NULL AS VARCHAR))),
      coalesce(json_texts_or_empty(configuration, 'CidrIpv6'), make_array(CAST(NULL AS VARCHAR)))),
    'groups', array_concat(
      coalesce(json_texts_or_empty(configuration, 'DestinationSecurityGroupId'), make_array(CAST(NULL AS VARCHAR))),
      coalesce(json_texts_or_empty(configuration, 'DestinationSecurityGroupName'), make_array(CAST(NULL AS VARCHAR)))),
    'prefix_lists', json_texts_or_empty(configuration, 'DestinationPrefixListId'),
    'described', json_text_or('', configuration, 'Description') <> '', 'listed', true)) AS egress
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::EC2::SecurityGroupEgress'
UNION ALL BY NAME
SELECT resource_uid, CAST(NULL AS VARCHAR) AS name,
  CAST(NULL AS VARCHAR) AS description,
  CAST(NULL AS VARCHAR) AS vpc,
  CASE json_get_str(configuration, 'type') WHEN 'ingress' THEN make_array(named_struct(
    'protocol', CASE lower(json_as_text(configuration, 'protocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(configuration, 'protocol'), 'Utf8') END,
    'from_port', json_get_int(configuration, 'from_port'), 'to_port', json_get_int(configuration, 'to_port'),
    'cidrs', array_concat(
      coalesce(json_texts_or_empty(configuration, 'cidr_blocks'), make_array(CAST(NULL AS VARCHAR))),
      coalesce(json_texts_or_empty(configuration, 'ipv6_cidr_blocks'), make_array(CAST(NULL AS VARCHAR)))),
    'groups', json_texts_or_empty(configuration, 'source_security_group_id'),
    'prefix_lists', json_texts_or_empty(configuration, 'prefix_list_ids'),
    'described', json_text_or('', configuration, 'description') <> '', 'listed', true))
    WHEN 'egress' THEN array_transform(json_array_or_empty(configuration, '$none'), lambda p : named_struct(
    'protocol', CASE lower(json_as_text(p, 'protocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(p, 'protocol'), 'Utf8') END,
    'from_port', json_get_int(p, 'from_port'), 'to_port', json_get_int(p, 'to_port'),
    'cidrs', array_concat(
      coalesce(json_texts_or_empty(p, 'cidr_blocks'), make_array(CAST(NULL AS VARCHAR))),
      coalesce(json_texts_or_empty(p, 'ipv6_cidr_blocks'), make_array(CAST(NULL AS VARCHAR)))),
    'groups', json_texts_or_empty(p, 'source_security_group_id'),
    'prefix_lists', json_texts_or_empty(p, 'prefix_list_ids'),
    'described', json_text_or('', p, 'description') <> '', 'listed', true)) END AS ingress,
  CASE json_get_str(configuration, 'type') WHEN 'egress' THEN make_array(named_struct(
    'protocol', CASE lower(json_as_text(configuration, 'protocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(configuration, 'protocol'), 'Utf8') END,
    'from_port', json_get_int(configuration, 'from_port'), 'to_port', json_get_int(configuration, 'to_port'),
    'cidrs', array_concat(
      coalesce(json_texts_or_empty(configuration, 'cidr_blocks'), make_array(CAST(NULL AS VARCHAR))),
      coalesce(json_texts_or_empty(configuration, 'ipv6_cidr_blocks'), make_array(CAST(NULL AS VARCHAR)))),
    'groups', json_texts_or_empty(configuration, 'source_security_group_id'),
    'prefix_lists', json_texts_or_empty(configuration, 'prefix_list_ids'),
    'described', json_text_or('', configuration, 'description') <> '', 'listed', true))
    WHEN 'ingress' THEN array_transform(json_array_or_empty(configuration, '$none'), lambda p : named_struct(
    'protocol', CASE lower(json_as_text(p, 'protocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(p, 'protocol'), 'Utf8') END,
    'from_port', json_get_int(p, 'from_port'), 'to_port', json_get_int(p, 'to_port'),
    'cidrs', array_concat(
      coalesce(json_texts_or_empty(p, 'cidr_blocks'), make_array(CAST(NULL AS VARCHAR))),
      coalesce(json_texts_or_empty(p, 'ipv6_cidr_blocks'), make_array(CAST(NULL AS VARCHAR)))),
    'groups', json_texts_or_empty(p, 'source_security_group_id'),
    'prefix_lists', json_texts_or_empty(p, 'prefix_list_ids'),
    'described', json_text_or('', p, 'description') <> '', 'listed', true)) END AS egress
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_security_group_rule'
UNION ALL BY NAME
SELECT resource_uid, CAST(NULL AS VARCHAR) AS name,
  CAST(NULL AS VARCHAR) AS description,
  CAST(NULL AS VARCHAR) AS vpc,
  make_array(named_struct(
    'protocol', CASE lower(json_as_text(configuration, 'ip_protocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(configuration, 'ip_protocol'), 'Utf8') END,
    'from_port', json_get_int(configuration, 'from_port'), 'to_port', json_get_int(configuration, 'to_port'),
    'cidrs', array_concat(
      coalesce(json_texts_or_empty(configuration, 'cidr_ipv4'), make_array(CAST(NULL AS VARCHAR))),
      coalesce(json_texts_or_empty(configuration, 'cidr_ipv6'), make_array(CAST(NULL AS VARCHAR)))),
    'groups', json_texts_or_empty(configuration, 'referenced_security_group_id'),
    'prefix_lists', json_texts_or_empty(configuration, 'prefix_list_id'),
    'described', json_text_or('', configuration, 'description') <> '', 'listed', true)) AS ingress,
  array_transform(json_array_or_empty(configuration, '$none'), lambda p : named_struct(
    'protocol', CASE lower(json_as_text(p, 'ip_protocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(p, 'ip_protocol'), 'Utf8') END,
    'from_port', json_get_int(p, 'from_port'), 'to_port', json_get_int(p, 'to_port'),
    'cidrs', array_concat(
      coalesce(json_texts_or_empty(p, 'cidr_ipv4'), make_array(CAST(NULL AS VARCHAR))),
      coalesce(json_texts_or_empty(p, 'cidr_ipv6'), make_array(CAST(NULL AS VARCHAR)))),
    'groups', json_texts_or_empty(p, 'referenced_security_group_id'),
    'prefix_lists', json_texts_or_empty(p, 'prefix_list_id'),
    'described', json_text_or('', p, 'description') <> '', 'listed', true)) AS egress
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_vpc_security_group_ingress_rule'
UNION ALL BY NAME
SELECT resource_uid, CAST(NULL AS VARCHAR) AS name,
  CAST(NULL AS VARCHAR) AS description,
  CAST(NULL AS VARCHAR) AS vpc,
  array_transform(json_array_or_empty(configuration, '$none'), lambda p : named_struct(
    'protocol', CASE lower(json_as_text(p, 'ip_protocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(p, 'ip_protocol'), 'Utf8') END,
    'from_port', json_get_int(p, 'from_port'), 'to_port', json_get_int(p, 'to_port'),
    'cidrs', array_concat(
      coalesce(json_texts_or_empty(p, 'cidr_ipv4'), make_array(CAST(NULL AS VARCHAR))),
      coalesce(json_texts_or_empty(p, 'cidr_ipv6'), make_array(CAST(NULL AS VARCHAR)))),
    'groups', json_texts_or_empty(p, 'referenced_security_group_id'),
    'prefix_lists', json_texts_or_empty(p, 'prefix_list_id'),
    'described', json_text_or('', p, 'description') <> '', 'listed', true)) AS ingress,
  make_array(named_struct(
    'protocol', CASE lower(json_as_text(configuration, 'ip_protocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(configuration, 'ip_protocol'), 'Utf8') END,
    'from_port', json_get_int(configuration, 'from_port'), 'to_port', json_get_int(configuration, 'to_port'),
    'cidrs', array_concat(
      coalesce(json_texts_or_empty(configuration, 'cidr_ipv4'), make_array(CAST(NULL AS VARCHAR))),
      coalesce(json_texts_or_empty(configuration, 'cidr_ipv6'), make_array(CAST(NULL AS VARCHAR)))),
    'groups', json_texts_or_empty(configuration, 'referenced_security_group_id'),
    'prefix_lists', json_texts_or_empty(configuration, 'prefix_list_id'),
    'described', json_text_or('', configuration, 'description') <> '', 'listed', true)) AS egress
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_vpc_security_group_egress_rule'
