/*
Services that an account offers through PrivateLink, and permissions that are resources of their own in templates (a row that has only them).
  acceptance  requests of consumers must be accepted
  principals  list of ARNs that may ask; *: everybody
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpointservice.html
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpointservicepermissions.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint_service
*/
CREATE VIEW aws_vpc_endpoint_service AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'AcceptanceRequired') AS acceptance,
  json_texts_at(json_get_array(configuration, 'AllowedPrincipals'), 'Principal') AS principals
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EC2::VPCEndpointService'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'AcceptanceRequired') AS acceptance
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::EC2::VPCEndpointService'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_texts_or_empty(configuration, 'AllowedPrincipals') AS principals
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::EC2::VPCEndpointServicePermissions'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'acceptance_required') AS acceptance,
  json_texts_or_empty(configuration, 'allowed_principals') AS principals
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_vpc_endpoint_service'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_texts(configuration, 'principal_arn') AS principals
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_vpc_endpoint_service_allowed_principal'
