/*
Block public access of the VPCs of a region; the answer of describe-vpc-block-public-access-options.
  mode  off, block-bidirectional, block-ingress
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcblockpublicaccessoptions.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_block_public_access_options
*/
CREATE VIEW aws_vpc_block_public_access AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'InternetGatewayBlockMode') AS mode
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EC2::VPCBlockPublicAccessOptions'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'InternetGatewayBlockMode') AS mode
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::EC2::VPCBlockPublicAccessOptions'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'internet_gateway_block_mode') AS mode
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_vpc_block_public_access_options'
