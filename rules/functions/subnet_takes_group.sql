/*
Whether a subnet takes a network security group: those of Azure's own services do not.
  subnet  its name, or its path
*/
CREATE FUNCTION subnet_takes_group(subnet VARCHAR) RETURNS BOOLEAN RETURN
  NOT regexp_like(subnet, '(^|/)(GatewaySubnet|AzureFirewallSubnet|AzureFirewallManagementSubnet|AzureBastionSubnet|RouteServerSubnet)$', 'i')
