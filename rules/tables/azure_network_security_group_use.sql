/*
What a live network security group is bound to.
  bound  a subnet or a network interface has it
https://learn.microsoft.com/rest/api/virtualnetwork/network-security-groups/get
*/
CREATE VIEW azure_network_security_group_use AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_has(configuration, 'properties', 'subnets', 0) OR json_has(configuration, 'properties', 'networkInterfaces', 0) AS bound
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.network/networksecuritygroups'
