/*
Security groups, and rules of theirs that are resources of their own (a row that has only that rule), whatever they came in.
  name         the group's name, NULL in templates that leave it to AWS, and for a rule by itself
  description  of the group; empty: none; NULL: a rule by itself
  vpc          its VPC
  ingress      list of {protocol, from_port, to_port, cidrs, groups, prefix_lists, described, listed}; NULL: not in the record
  egress       the same of what may leave
protocol: tcp, udp, icmp, icmpv6, a number, or -1 for all protocols
  https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
from_port, to_port: ports, of icmp type and code; 0 and 65535 of the other protocols, which EC2 lets in on all ports
cidrs: ranges of both families; groups, prefix_lists: other sources
described: each source has a description
listed: false for the rule that AWS adds to a group whose template lists none
*/
CREATE VIEW aws_security_group AS
SELECT resource_uid,
  json_get_str(configuration, 'groupName') AS name,
  json_text_or('', configuration, 'description') AS description,
  json_get_str(configuration, 'vpcId') AS vpc,
  array_transform(json_get_array(configuration, 'ipPermissions'), lambda p : aws_config_permission(p)) AS ingress,
  array_transform(json_get_array(configuration, 'ipPermissionsEgress'), lambda p : aws_config_permission(p)) AS egress
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::EC2::SecurityGroup'
UNION ALL BY NAME
SELECT resource_uid,
  json_get_str(configuration, 'GroupName') AS name,
  json_text_or('', configuration, 'Description') AS description,
  json_get_str(configuration, 'VpcId') AS vpc,
  array_transform(json_get_array(configuration, 'IpPermissions'), lambda p : aws_api_permission(p)) AS ingress,
  array_transform(json_get_array(configuration, 'IpPermissionsEgress'), lambda p : aws_api_permission(p)) AS egress
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EC2::SecurityGroup'
UNION ALL BY NAME
-- Without SecurityGroupEgress a group lets everything out:
-- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
SELECT resource_uid,
  json_get_str(configuration, 'GroupName') AS name,
  json_text_or('', configuration, 'GroupDescription') AS description,
  json_get_str(configuration, 'VpcId') AS vpc,
  array_transform(json_list_or_empty(configuration, 'SecurityGroupIngress'), lambda p :
    cloudformation_permission(p, 'Source')) AS ingress,
  CASE WHEN json_has(configuration, 'SecurityGroupEgress') = false
      THEN make_array(named_struct(
        'protocol', '-1', 'from_port', 0, 'to_port', 65535,
        'cidrs', make_array('0.0.0.0/0', '::/0'), 'groups', no_texts(configuration), 'prefix_lists', no_texts(configuration), 'described', true,
        'listed', false))
    ELSE array_transform(json_list(configuration, 'SecurityGroupEgress'), lambda p :
      cloudformation_permission(p, 'Destination')) END AS egress
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::EC2::SecurityGroup'
UNION ALL BY NAME
-- The default group keeps only the rules that its resource lists:
-- https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_security_group
SELECT resource_uid,
  CASE WHEN resource_type = 'aws_default_security_group' THEN 'default' ELSE json_get_str(configuration, 'name') END AS name,
  CASE WHEN resource_type = 'aws_default_security_group' THEN 'default VPC security group'
    ELSE json_text_or('', configuration, 'description') END AS description,
  json_get_str(configuration, 'vpc_id') AS vpc,
  array_transform(json_array_or_empty(configuration, 'ingress'), lambda p :
    terraform_permission(p, 'security_groups')) AS ingress,
  array_transform(json_array_or_empty(configuration, 'egress'), lambda p : terraform_permission(p, 'security_groups')) AS egress
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_security_group', 'aws_default_security_group')
UNION ALL BY NAME
-- Rules that are resources of their own
SELECT resource_uid, ingress, egress FROM aws_security_group_rule
