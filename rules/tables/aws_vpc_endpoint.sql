/*
Endpoints of VPCs for services of AWS. Without a policy of its own an endpoint lets everything through.
  service  name of the service
  policy   JSON
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint
  https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
*/
CREATE VIEW aws_vpc_endpoint AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'ServiceName') AS service,
  json_document(configuration, 'PolicyDocument') AS policy
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EC2::VPCEndpoint'
  AND json_text_or('Gateway', configuration, 'VpcEndpointType') IN ('Gateway', 'Interface')
  AND NOT is_going(json_get_str(configuration, 'State'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'serviceName') AS service,
  json_document(configuration, 'policyDocument') AS policy
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::EC2::VPCEndpoint'
  AND json_text_or('Gateway', configuration, 'vpcEndpointType') IN ('Gateway', 'Interface')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'ServiceName') AS service,
  CASE WHEN json_has(configuration, 'PolicyDocument') = false THEN json_document('{"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}')
    ELSE json_document(configuration, 'PolicyDocument') END AS policy
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::EC2::VPCEndpoint'
  AND json_text_or('Gateway', configuration, 'VpcEndpointType') IN ('Gateway', 'Interface')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'service_name') AS service,
  CASE WHEN json_has(configuration, 'policy') = false THEN json_document('{"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}')
    ELSE json_document(configuration, 'policy') END AS policy
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_vpc_endpoint'
  AND json_text_or('Gateway', configuration, 'vpc_endpoint_type') IN ('Gateway', 'Interface')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'policy') = false THEN json_document('{"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}')
    ELSE json_document(configuration, 'policy') END AS policy
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_vpc_endpoint_policy'
