/*
VPCs. Live records with the flow logs laid beside them (FlowLogs) say whether there are any.
  is_default  the default VPC; NULL in templates
  flow_logs   some flow log is active, or in a template or plan made beside it; NULL: not in the record
  cidr        its first range
  dns         its own resolver answers; NULL: an attribute that a live record does not hold
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpc.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc
*/
CREATE VIEW aws_vpc AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'isDefault') AS is_default,
  json_get_str(configuration, 'cidrBlock') AS cidr
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::EC2::VPC'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'IsDefault') AS is_default,
  CASE WHEN json_has(configuration, 'FlowLogs')
      THEN any_match(json_get_array(configuration, 'FlowLogs'), lambda f : json_text_or('', f, 'FlowLogStatus') = 'ACTIVE')
    WHEN json_is_null(configuration, 'FlowLogs') THEN false END AS flow_logs,
  json_get_bool(configuration, 'EnableDnsSupport', 'Value') AS dns,
  json_get_str(configuration, 'CidrBlock') AS cidr
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EC2::VPC'
UNION ALL BY NAME
-- Templates and plans make none that is the default
SELECT resource_uid, resource_name AS name, false AS is_default,
  json_has(configuration, '$flow_log', 0) AS flow_logs,
  json_get_str(configuration, 'CidrBlock') AS cidr,
  json_bool_or(true, configuration, 'EnableDnsSupport') AS dns
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::EC2::VPC'
UNION ALL BY NAME
-- A plan of a VPC that is there may leave its flow log to another one
SELECT resource_uid, resource_name AS name, resource_type = 'aws_default_vpc' AS is_default,
  CASE json_has(configuration, 'flow_log', 0) WHEN true THEN true
    WHEN false THEN CASE WHEN kind = 'create' AND resource_type = 'aws_vpc' THEN false END END AS flow_logs,
  json_get_str(configuration, 'cidr_block') AS cidr,
  json_bool_or(true, configuration, 'enable_dns_support') AS dns
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_vpc', 'aws_default_vpc')
