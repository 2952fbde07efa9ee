/*
Site-to-site VPN connections.
  logging  each of the two tunnels is logged
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpnconnection.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpn_connection
*/
CREATE VIEW aws_vpn_connection AS
SELECT resource_uid, resource_name AS name,
  all_match(json_get_array(configuration, 'Options', 'TunnelOptions'), lambda t : json_bool_or(false, t, 'LogOptions', 'CloudWatchLogOptions', 'LogEnabled')) AS logging
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EC2::VPNConnection'
  AND NOT is_going(json_get_str(configuration, 'State'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  array_length(json_array_or_empty(configuration, 'VpnTunnelOptionsSpecifications')) = 2
    AND all_match(json_array_or_empty(configuration, 'VpnTunnelOptionsSpecifications'), lambda t : json_bool_or(false, t, 'LogOptions', 'CloudwatchLogOptions', 'LogEnabled')) AS logging
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::EC2::VPNConnection'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'tunnel1_log_options', 0, 'cloudwatch_log_options', 0, 'log_enabled')
    AND json_bool_or(false, configuration, 'tunnel2_log_options', 0, 'cloudwatch_log_options', 0, 'log_enabled') AS logging
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_vpn_connection'
