/*
Route tables, and routes that are resources of their own (a row that has only that route).
  routes  list of {destination, destination6, gateway}; gateway: id of an internet, virtual private or carrier gateway, or
          local; empty: another kind of target
*/
CREATE VIEW aws_route_table AS
SELECT resource_uid, resource_name AS name,
  array_transform(json_get_array(configuration, 'routes'), lambda r : named_struct(
    'destination', json_text_or('', r, 'destinationCidrBlock'), 'destination6', json_text_or('', r, 'destinationIpv6CidrBlock'),
    'gateway', json_text_or('', r, 'gatewayId'))) AS routes
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::EC2::RouteTable'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  array_transform(json_get_array(configuration, 'Routes'), lambda r : named_struct(
    'destination', json_text_or('', r, 'DestinationCidrBlock'), 'destination6', json_text_or('', r, 'DestinationIpv6CidrBlock'),
    'gateway', json_text_or('', r, 'GatewayId'))) AS routes
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EC2::RouteTable'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  make_array(named_struct(
    'destination', json_text_or('', configuration, 'DestinationCidrBlock'),
    'destination6', json_text_or('', configuration, 'DestinationIpv6CidrBlock'),
    'gateway', json_text_or('', configuration, 'GatewayId'))) AS routes
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::EC2::Route'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  array_transform(json_get_array(configuration, 'route'), lambda r : named_struct(
    'destination', json_text_or('', r, 'cidr_block'), 'destination6', json_text_or('', r, 'ipv6_cidr_block'),
    'gateway', json_text_or('', r, 'gateway_id'))) AS routes
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_route_table', 'aws_default_route_table')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  make_array(named_struct(
    'destination', json_text_or('', configuration, 'destination_cidr_block'),
    'destination6', json_text_or('', configuration, 'destination_ipv6_cidr_block'),
    'gateway', json_text_or('', configuration, 'gateway_id'))) AS routes
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_route'
