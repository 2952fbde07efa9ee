/*
id: azure_vpn_gateway_basic
title: VPN gateway is of the basic size
severity: low
description: It has no IPsec policies of your own, so old ciphers can be agreed on, and no second zone.
remediation:
  console: Create a gateway of size VpnGw1AZ or better.
  cli: az network vnet-gateway update --resource-group <group> --name <gateway> --sku VpnGw1AZ
  terraform: Set sku = "VpnGw1AZ".
references:
  - https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings#gwsku
*/
SELECT resource_uid, name, kind, sku
FROM azure_vpn_gateway
WHERE lower(kind) = 'vpn' AND lower(sku) = 'basic'
