/*
Development endpoints of Glue.
  subnet  its subnet; empty: outside a VPC, with a public address
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-glue-devendpoint.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/glue_dev_endpoint
*/
CREATE VIEW aws_glue_dev_endpoint AS
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'SubnetId') AS subnet
FROM changes WHERE shape IN ('aws_api', 'cloudformation', 'aws_config') AND resource_type = 'AWS::Glue::DevEndpoint'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'subnet_id') AS subnet
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_glue_dev_endpoint'
