/*
Transit gateways.
  auto_accept  attachments of other accounts are accepted by themselves
*/
CREATE VIEW aws_transit_gateway AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'Options', 'AutoAcceptSharedAttachments') = 'enable' AS auto_accept
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EC2::TransitGateway'
  AND NOT is_going(json_get_str(configuration, 'State'))
UNION ALL BY NAME
-- AWS Config has the names of templates
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'AutoAcceptSharedAttachments') = 'enable' AS auto_accept
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::EC2::TransitGateway'
  AND NOT is_going(json_get_str(configuration, 'state'))
UNION ALL BY NAME
-- Default: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-transitgateway.html
SELECT resource_uid, resource_name AS name,
  json_text_or('disable', configuration, 'AutoAcceptSharedAttachments') = 'enable' AS auto_accept
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::EC2::TransitGateway'
UNION ALL BY NAME
-- Default: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_transit_gateway
SELECT resource_uid, resource_name AS name,
  json_text_or('disable', configuration, 'auto_accept_shared_attachments') = 'enable' AS auto_accept
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_ec2_transit_gateway'
