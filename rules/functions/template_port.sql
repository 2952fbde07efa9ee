/*
A port of an entry of a network ACL in a CloudFormation template. An entry without a range is about all ports.
  entry     properties of AWS::EC2::NetworkAclEntry
  fallback  the port where there is no range
  member    From or To
*/
CREATE FUNCTION template_port(entry VARCHAR, fallback BIGINT, member VARCHAR) RETURNS BIGINT RETURN
  CASE WHEN json_has(entry, 'PortRange') = false THEN fallback ELSE json_get_int(entry, 'PortRange', member) END
