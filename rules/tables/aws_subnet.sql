/*
Subnets.
  map_public_ip  instances get a public IPv4 address unless they say otherwise
  vpc            its VPC
  is_default     the default subnet of its zone; NULL in templates
*/
CREATE VIEW aws_subnet AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'mapPublicIpOnLaunch') AS map_public_ip,
  json_get_str(configuration, 'vpcId') AS vpc,
  json_get_bool(configuration, 'defaultForAz') AS is_default
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::EC2::Subnet'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'MapPublicIpOnLaunch') AS map_public_ip,
  json_get_str(configuration, 'VpcId') AS vpc,
  json_get_bool(configuration, 'DefaultForAz') AS is_default
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EC2::Subnet'
UNION ALL BY NAME
-- Default: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnet.html
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'MapPublicIpOnLaunch') AS map_public_ip,
  json_get_str(configuration, 'VpcId') AS vpc
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::EC2::Subnet'
UNION ALL BY NAME
-- Default: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/subnet
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'map_public_ip_on_launch') AS map_public_ip,
  json_get_str(configuration, 'vpc_id') AS vpc
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_subnet'
