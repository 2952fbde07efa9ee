/*
Client VPN endpoints.
  logging  connections are logged
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_client_vpn_endpoint
Defaults of absent properties: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-clientvpnendpoint.html
*/
CREATE VIEW aws_client_vpn_endpoint AS
-- AWS Config has the names of templates
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'ConnectionLogOptions', 'Enabled') AS logging
FROM changes WHERE shape IN ('aws_api', 'aws_config') AND resource_type = 'AWS::EC2::ClientVpnEndpoint'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'ConnectionLogOptions', 'Enabled') AS logging
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::EC2::ClientVpnEndpoint'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'connection_log_options', 0, 'enabled') AS logging
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_ec2_client_vpn_endpoint'
