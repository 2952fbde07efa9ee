/*
Network ACLs, and entries that are resources of their own (a row that has that entry, and the denials of the same list that
stand beside it).
  ingress     list of {number, egress, allow, protocol, from_port, to_port, cidr, cidr6, open} of what may come in; the rule
              that every ACL ends with (deny all, number 32767) may be among them; NULL: not in the record
  egress      the same of what may leave
  is_default  the ACL of subnets that name none; NULL: not said
number: the lowest number that matches decides; allow: false denies
protocol: tcp, udp, icmp, icmpv6, a number, or -1 for all; ports mean nothing there
from_port, to_port: 0 and 65535 where the protocol has none, and where none are said; NULL where a live denial of TCP or UDP
says none, which may deny less than all
cidr, cidr6: one of them is empty; open: it is everybody
*/
CREATE VIEW aws_network_acl AS
SELECT resource_uid, name,
  array_filter(entries, lambda e : NOT e['egress'] OR e['egress'] IS NULL) AS ingress,
  array_filter(entries, lambda e : e['egress'] OR e['egress'] IS NULL) AS egress,
  is_default
FROM (
  SELECT resource_uid, resource_name AS name,
    array_transform(json_get_array(configuration, 'entries'), lambda p : network_acl_entry(
      json_get_int(p, 'ruleNumber'), json_get_bool(p, 'egress'), json_get_str(p, 'ruleAction'), ip_protocol(p, 'protocol'),
      acl_port(p, 'ruleAction', 0, 'portRange', 'from'), acl_port(p, 'ruleAction', 65535, 'portRange', 'to'), json_text_or('', p, 'cidrBlock'),
      json_text_or('', p, 'ipv6CidrBlock'))) AS entries,
    json_get_bool(configuration, 'isDefault') AS is_default
  FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::EC2::NetworkAcl'
  UNION ALL BY NAME
  SELECT resource_uid, resource_name AS name,
    array_transform(json_get_array(configuration, 'Entries'), lambda p : network_acl_entry(
      json_get_int(p, 'RuleNumber'), json_get_bool(p, 'Egress'), json_get_str(p, 'RuleAction'), ip_protocol(p, 'Protocol'),
      acl_port(p, 'RuleAction', 0, 'PortRange', 'From'), acl_port(p, 'RuleAction', 65535, 'PortRange', 'To'), json_text_or('', p, 'CidrBlock'),
      json_text_or('', p, 'Ipv6CidrBlock'))) AS entries,
    json_get_bool(configuration, 'IsDefault') AS is_default
  FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EC2::NetworkAcl'
  UNION ALL BY NAME
  -- Egress defaults to false: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-
  -- ec2-networkaclentry.html
  SELECT resource_uid, resource_name AS name,
    CASE WHEN json_array_or_empty(configuration, '$siblings') IS NOT NULL THEN array_concat(make_array(network_acl_entry(
      json_get_int(configuration, 'RuleNumber'), json_bool_or(false, configuration, 'Egress'),
      json_get_str(configuration, 'RuleAction'), ip_protocol(configuration, 'Protocol'),
      template_port(configuration, 0, 'From'), template_port(configuration, 65535, 'To'),
      json_text_or('', configuration, 'CidrBlock'), json_text_or('', configuration, 'Ipv6CidrBlock'))),
      array_transform(json_array_or_empty(configuration, '$siblings'), lambda p : network_acl_entry(
        json_get_int(p, 'RuleNumber'), json_bool_or(false, p, 'Egress'), json_get_str(p, 'RuleAction'), ip_protocol(p, 'Protocol'),
        template_port(p, 0, 'From'), template_port(p, 65535, 'To'), json_text_or('', p, 'CidrBlock'),
        json_text_or('', p, 'Ipv6CidrBlock')))) END AS entries
  FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::EC2::NetworkAclEntry'
  UNION ALL BY NAME
  -- egress defaults to false: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl_rule
  SELECT resource_uid, resource_name AS name,
    CASE WHEN json_array_or_empty(configuration, '$siblings') IS NOT NULL THEN array_concat(make_array(network_acl_entry(
      json_get_int(configuration, 'rule_number'), json_bool_or(false, configuration, 'egress'),
      json_get_str(configuration, 'rule_action'), ip_protocol(configuration, 'protocol'),
      json_get_int(configuration, 'from_port'), json_get_int(configuration, 'to_port'),
      json_text_or('', configuration, 'cidr_block'), json_text_or('', configuration, 'ipv6_cidr_block'))),
      array_transform(json_array_or_empty(configuration, '$siblings'), lambda p : network_acl_entry(
        json_get_int(p, 'rule_number'), json_bool_or(false, p, 'egress'), json_get_str(p, 'rule_action'), ip_protocol(p, 'protocol'),
        json_get_int(p, 'from_port'), json_get_int(p, 'to_port'), json_text_or('', p, 'cidr_block'),
        json_text_or('', p, 'ipv6_cidr_block')))) END AS entries
  FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_network_acl_rule'
)
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  array_transform(json_get_array(configuration, 'ingress'), lambda p : network_acl_entry(
    json_get_int(p, 'rule_no'), false, json_get_str(p, 'action'), ip_protocol(p, 'protocol'), json_get_int(p, 'from_port'),
    json_get_int(p, 'to_port'), json_text_or('', p, 'cidr_block'), json_text_or('', p, 'ipv6_cidr_block'))) AS ingress,
  array_transform(json_get_array(configuration, 'egress'), lambda p : network_acl_entry(
    json_get_int(p, 'rule_no'), true, json_get_str(p, 'action'), ip_protocol(p, 'protocol'), json_get_int(p, 'from_port'),
    json_get_int(p, 'to_port'), json_text_or('', p, 'cidr_block'), json_text_or('', p, 'ipv6_cidr_block'))) AS egress,
  resource_type = 'aws_default_network_acl' AS is_default
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_network_acl', 'aws_default_network_acl')
