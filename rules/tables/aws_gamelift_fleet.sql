/*
Fleets of GameLift.
  inbound  list of {from_port, to_port, range} of what may come in
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-gamelift-fleet.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/gamelift_fleet
*/
CREATE VIEW aws_gamelift_fleet AS
SELECT resource_uid, resource_name AS name,
  array_transform(json_array_or_empty(configuration, 'EC2InboundPermissions'), lambda p : named_struct(
    'from_port', json_get_int(p, 'FromPort'), 'to_port', json_get_int(p, 'ToPort'), 'range', p ->> 'IpRange')) AS inbound
FROM changes WHERE shape IN ('aws_api', 'cloudformation', 'aws_config') AND resource_type = 'AWS::GameLift::Fleet'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  array_transform(json_array_or_empty(configuration, 'ec2_inbound_permission'), lambda p : named_struct(
    'from_port', json_get_int(p, 'from_port'), 'to_port', json_get_int(p, 'to_port'), 'range', p ->> 'ip_range')) AS inbound
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_gamelift_fleet'
