/*
id: azure_express_route_gateway_basic
title: ExpressRoute gateway is of the tier Basic
severity: low
description: The tier is no longer offered, has no zones and no agreement on availability.
remediation:
  console: 'Virtual network gateway > Configuration: a current size.'
  terraform: Set sku of azurerm_virtual_network_gateway.
references:
  - https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways
*/
SELECT resource_uid, name, kind, sku
FROM azure_vpn_gateway
WHERE lower(kind) = 'expressroute' AND lower(sku) = 'basic'
