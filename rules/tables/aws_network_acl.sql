/*
Network ACLs, and entries that are resources of their own (a row that has only that entry).
  ingress     list of {number, egress, allow, protocol, from_port, to_port, cidr, cidr6, open} of what may come in; the rule
              that every ACL ends with (deny all, number 32767) may be among them; NULL: not in the record
  egress      the same of what may leave
  is_default  the ACL of subnets that name none; NULL: not said
number: the lowest number that matches decides; allow: false denies
protocol: tcp, udp, icmp, icmpv6, a number, or -1 for all; ports mean nothing there
from_port, to_port: 0 and 65535 where the entry names no range
cidr, cidr6: one of them is empty; open: it is everybody
*/
CREATE VIEW aws_network_acl AS
SELECT resource_uid, resource_name AS name,
  array_filter(array_transform(json_get_array(configuration, 'entries'), lambda p : named_struct(
    'number', json_get_int(p, 'ruleNumber'),
    'egress', json_get_bool(p, 'egress'),
    'allow', CASE WHEN json_get_bool(p, 'egress') IS NOT NULL THEN CASE lower(json_get_str(p, 'ruleAction')) WHEN 'allow'
      THEN true WHEN 'deny' THEN false END END,
    'protocol', CASE lower(json_as_text(p, 'protocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(p, 'protocol'), 'Utf8') END,
    'from_port', json_int_or(0, p, 'portRange', 'from'), 'to_port', json_int_or(65535, p, 'portRange', 'to'),
    'cidr', json_text_or('', p, 'cidrBlock'),
    'cidr6', json_text_or('', p, 'ipv6CidrBlock'),
    'open', CASE WHEN json_text_or('', p, 'cidrBlock') <> '' OR json_text_or('', p, 'ipv6CidrBlock') <> ''
      THEN json_text_or('', p, 'cidrBlock') <> '' AND cidr_is_any(json_text_or('', p, 'cidrBlock'))
        OR json_text_or('', p, 'ipv6CidrBlock') <> '' AND cidr_is_any(json_text_or('', p, 'ipv6CidrBlock')) END)), lambda e :
        NOT e['egress'] OR e['egress'] IS NULL) AS ingress,
  array_filter(array_transform(json_get_array(configuration, 'entries'), lambda p : named_struct(
    'number', json_get_int(p, 'ruleNumber'),
    'egress', json_get_bool(p, 'egress'),
    'allow', CASE WHEN json_get_bool(p, 'egress') IS NOT NULL THEN CASE lower(json_get_str(p, 'ruleAction')) WHEN 'allow'
      THEN true WHEN 'deny' THEN false END END,
    'protocol', CASE lower(json_as_text(p, 'protocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(p, 'protocol'), 'Utf8') END,
    'from_port', json_int_or(0, p, 'portRange', 'from'), 'to_port', json_int_or(65535, p, 'portRange', 'to'),
    'cidr', json_text_or('', p, 'cidrBlock'),
    'cidr6', json_text_or('', p, 'ipv6CidrBlock'),
    'open', CASE WHEN json_text_or('', p, 'cidrBlock') <> '' OR json_text_or('', p, 'ipv6CidrBlock') <> ''
      THEN json_text_or('', p, 'cidrBlock') <> '' AND cidr_is_any(json_text_or('', p, 'cidrBlock'))
        OR json_text_or('', p, 'ipv6CidrBlock') <> '' AND cidr_is_any(json_text_or('', p, 'ipv6CidrBlock')) END)), lambda e :
        e['egress'] OR e['egress'] IS NULL) AS egress,
  json_get_bool(configuration, 'isDefault') AS is_default
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::EC2::NetworkAcl'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  array_filter(array_transform(json_get_array(configuration, 'Entries'), lambda p : named_struct(
    'number', json_get_int(p, 'RuleNumber'),
    'egress', json_get_bool(p, 'Egress'),
    'allow', CASE WHEN json_get_bool(p, 'Egress') IS NOT NULL THEN CASE lower(json_get_str(p, 'RuleAction')) WHEN 'allow'
      THEN true WHEN 'deny' THEN false END END,
    'protocol', CASE lower(json_as_text(p, 'Protocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(p, 'Protocol'), 'Utf8') END,
    'from_port', json_int_or(0, p, 'PortRange', 'From'), 'to_port', json_int_or(65535, p, 'PortRange', 'To'),
    'cidr', json_text_or('', p, 'CidrBlock'),
    'cidr6', json_text_or('', p, 'Ipv6CidrBlock'),
    'open', CASE WHEN json_text_or('', p, 'CidrBlock') <> '' OR json_text_or('', p, 'Ipv6CidrBlock') <> ''
      THEN json_text_or('', p, 'CidrBlock') <> '' AND cidr_is_any(json_text_or('', p, 'CidrBlock'))
        OR json_text_or('', p, 'Ipv6CidrBlock') <> '' AND cidr_is_any(json_text_or('', p, 'Ipv6CidrBlock')) END)), lambda e :
        NOT e['egress'] OR e['egress'] IS NULL) AS ingress,
  array_filter(array_transform(json_get_array(configuration, 'Entries'), lambda p : named_struct(
    'number', json_get_int(p, 'RuleNumber'),
    'egress', json_get_bool(p, 'Egress'),
    'allow', CASE WHEN json_get_bool(p, 'Egress') IS NOT NULL THEN CASE lower(json_get_str(p, 'RuleAction')) WHEN 'allow'
      THEN true WHEN 'deny' THEN false END END,
    'protocol', CASE lower(json_as_text(p, 'Protocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(p, 'Protocol'), 'Utf8') END,
    'from_port', json_int_or(0, p, 'PortRange', 'From'), 'to_port', json_int_or(65535, p, 'PortRange', 'To'),
    'cidr', json_text_or('', p, 'CidrBlock'),
    'cidr6', json_text_or('', p, 'Ipv6CidrBlock'),
    'open', CASE WHEN json_text_or('', p, 'CidrBlock') <> '' OR json_text_or('', p, 'Ipv6CidrBlock') <> ''
      THEN json_text_or('', p, 'CidrBlock') <> '' AND cidr_is_any(json_text_or('', p, 'CidrBlock'))
        OR json_text_or('', p, 'Ipv6CidrBlock') <> '' AND cidr_is_any(json_text_or('', p, 'Ipv6CidrBlock')) END)), lambda e :
        e['egress'] OR e['egress'] IS NULL) AS egress,
  json_get_bool(configuration, 'IsDefault') AS is_default
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EC2::NetworkAcl'
UNION ALL BY NAME
-- Egress defaults to false: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-
-- ec2-networkaclentry.html
SELECT resource_uid, resource_name AS name,
  array_filter(make_array(named_struct(
    'number', json_get_int(configuration, 'RuleNumber'),
    'egress', json_bool_or(false, configuration, 'Egress'),
    'allow', CASE WHEN json_bool_or(false, configuration, 'Egress') IS NOT NULL
      THEN CASE lower(json_get_str(configuration, 'RuleAction')) WHEN 'allow' THEN true WHEN 'deny' THEN false END END,
    'protocol', CASE lower(json_as_text(configuration, 'Protocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(configuration, 'Protocol'), 'Utf8') END,
    'from_port', json_int_or(0, configuration, 'PortRange', 'From'), 'to_port', json_int_or(65535, configuration, 'PortRange', 'To'),
    'cidr', json_text_or('', configuration, 'CidrBlock'),
    'cidr6', json_text_or('', configuration, 'Ipv6CidrBlock'),
    'open', CASE WHEN json_text_or('', configuration, 'CidrBlock') <> '' OR json_text_or('', configuration, 'Ipv6CidrBlock') <> ''
      THEN json_text_or('', configuration, 'CidrBlock') <> '' AND cidr_is_any(json_text_or('', configuration, 'CidrBlock'))
        OR json_text_or('', configuration, 'Ipv6CidrBlock') <> ''
        AND cidr_is_any(json_text_or('', configuration, 'Ipv6CidrBlock')) END)), lambda e : NOT e['egress'] OR e['egress'] IS NULL)
          AS ingress,
  array_filter(make_array(named_struct(
    'number', json_get_int(configuration, 'RuleNumber'),
    'egress', json_bool_or(false, configuration, 'Egress'),
    'allow', CASE WHEN json_bool_or(false, configuration, 'Egress') IS NOT NULL
      THEN CASE lower(json_get_str(configuration, 'RuleAction')) WHEN 'allow' THEN true WHEN 'deny' THEN false END END,
    'protocol', CASE lower(json_as_text(configuration, 'Protocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(configuration, 'Protocol'), 'Utf8') END,
    'from_port', json_int_or(0, configuration, 'PortRange', 'From'), 'to_port', json_int_or(65535, configuration, 'PortRange', 'To'),
    'cidr', json_text_or('', configuration, 'CidrBlock'),
    'cidr6', json_text_or('', configuration, 'Ipv6CidrBlock'),
    'open', CASE WHEN json_text_or('', configuration, 'CidrBlock') <> '' OR json_text_or('', configuration, 'Ipv6CidrBlock') <> ''
      THEN json_text_or('', configuration, 'CidrBlock') <> '' AND cidr_is_any(json_text_or('', configuration, 'CidrBlock'))
        OR json_text_or('', configuration, 'Ipv6CidrBlock') <> ''
        AND cidr_is_any(json_text_or('', configuration, 'Ipv6CidrBlock')) END)), lambda e : e['egress'] OR e['egress'] IS NULL)
          AS egress
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::EC2::NetworkAclEntry'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  array_transform(json_get_array(configuration, 'ingress'), lambda p : named_struct(
    'number', json_get_int(p, 'rule_no'),
    'egress', false,
    'allow', CASE WHEN false IS NOT NULL THEN CASE lower(json_get_str(p, 'action')) WHEN 'allow' THEN true WHEN 'deny'
      THEN false END END,
    'protocol', CASE lower(json_as_text(p, 'protocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(p, 'protocol'), 'Utf8') END,
    'from_port', json_get_int(p, 'from_port'), 'to_port', json_get_int(p, 'to_port'),
    'cidr', json_text_or('', p, 'cidr_block'),
    'cidr6', json_text_or('', p, 'ipv6_cidr_block'),
    'open', CASE WHEN json_text_or('', p, 'cidr_block') <> '' OR json_text_or('', p, 'ipv6_cidr_block') <> ''
      THEN json_text_or('', p, 'cidr_block') <> '' AND cidr_is_any(json_text_or('', p, 'cidr_block'))
        OR json_text_or('', p, 'ipv6_cidr_block') <> '' AND cidr_is_any(json_text_or('', p, 'ipv6_cidr_block')) END)) AS ingress,
  array_transform(json_get_array(configuration, 'egress'), lambda p : named_struct(
    'number', json_get_int(p, 'rule_no'),
    'egress', true,
    'allow', CASE WHEN true IS NOT NULL THEN CASE lower(json_get_str(p, 'action')) WHEN 'allow' THEN true WHEN 'deny'
      THEN false END END,
    'protocol', CASE lower(json_as_text(p, 'protocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(p, 'protocol'), 'Utf8') END,
    'from_port', json_get_int(p, 'from_port'), 'to_port', json_get_int(p, 'to_port'),
    'cidr', json_text_or('', p, 'cidr_block'),
    'cidr6', json_text_or('', p, 'ipv6_cidr_block'),
    'open', CASE WHEN json_text_or('', p, 'cidr_block') <> '' OR json_text_or('', p, 'ipv6_cidr_block') <> ''
      THEN json_text_or('', p, 'cidr_block') <> '' AND cidr_is_any(json_text_or('', p, 'cidr_block'))
        OR json_text_or('', p, 'ipv6_cidr_block') <> '' AND cidr_is_any(json_text_or('', p, 'ipv6_cidr_block')) END)) AS egress,
  resource_type = 'aws_default_network_acl' AS is_default
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_network_acl', 'aws_default_network_acl')
UNION ALL BY NAME
-- egress defaults to false: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl_rule
SELECT resource_uid, resource_name AS name,
  array_filter(make_array(named_struct(
    'number', json_get_int(configuration, 'rule_number'),
    'egress', json_bool_or(false, configuration, 'egress'),
    'allow', CASE WHEN json_bool_or(false, configuration, 'egress') IS NOT NULL
      THEN CASE lower(json_get_str(configuration, 'rule_action')) WHEN 'allow' THEN true WHEN 'deny' THEN false END END,
    'protocol', CASE lower(json_as_text(configuration, 'protocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(configuration, 'protocol'), 'Utf8') END,
    'from_port', json_get_int(configuration, 'from_port'), 'to_port', json_get_int(configuration, 'to_port'),
    'cidr', json_text_or('', configuration, 'cidr_block'),
    'cidr6', json_text_or('', configuration, 'ipv6_cidr_block'),
    'open', CASE WHEN json_text_or('', configuration, 'cidr_block') <> '' OR json_text_or('', configuration, 'ipv6_cidr_block') <> ''
      THEN json_text_or('', configuration, 'cidr_block') <> '' AND cidr_is_any(json_text_or('', configuration, 'cidr_block'))
        OR json_text_or('', configuration, 'ipv6_cidr_block') <> ''
        AND cidr_is_any(json_text_or('', configuration, 'ipv6_cidr_block')) END)), lambda e : NOT e['egress']
        OR e['egress'] IS NULL) AS ingress,
  array_filter(make_array(named_struct(
    'number', json_get_int(configuration, 'rule_number'),
    'egress', json_bool_or(false, configuration, 'egress'),
    'allow', CASE WHEN json_bool_or(false, configuration, 'egress') IS NOT NULL
      THEN CASE lower(json_get_str(configuration, 'rule_action')) WHEN 'allow' THEN true WHEN 'deny' THEN false END END,
    'protocol', CASE lower(json_as_text(configuration, 'protocol'))
      WHEN '-1' THEN '-1' WHEN 'all' THEN '-1' WHEN '6' THEN 'tcp' WHEN 'tcp' THEN 'tcp' WHEN '17' THEN 'udp'
        WHEN 'udp' THEN 'udp'
      WHEN '1' THEN 'icmp' WHEN 'icmp' THEN 'icmp' WHEN '58' THEN 'icmpv6' WHEN 'icmpv6' THEN 'icmpv6'
      ELSE arrow_cast(json_get_int(configuration, 'protocol'), 'Utf8') END,
    'from_port', json_get_int(configuration, 'from_port'), 'to_port', json_get_int(configuration, 'to_port'),
    'cidr', json_text_or('', configuration, 'cidr_block'),
    'cidr6', json_text_or('', configuration, 'ipv6_cidr_block'),
    'open', CASE WHEN json_text_or('', configuration, 'cidr_block') <> '' OR json_text_or('', configuration, 'ipv6_cidr_block') <> ''
      THEN json_text_or('', configuration, 'cidr_block') <> '' AND cidr_is_any(json_text_or('', configuration, 'cidr_block'))
        OR json_text_or('', configuration, 'ipv6_cidr_block') <> ''
        AND cidr_is_any(json_text_or('', configuration, 'ipv6_cidr_block')) END)), lambda e : e['egress'] OR e['egress'] IS NULL)
          AS egress
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_network_acl_rule'
