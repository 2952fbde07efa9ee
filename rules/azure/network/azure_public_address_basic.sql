/*
id: azure_public_address_basic
title: Public address is of the retired tier Basic
severity: medium
description: >-
  An address of tier Basic is open until a security group closes it, where one of tier Standard is closed until one opens it.
  The tier was retired in September 2025.
remediation:
  console: 'Public IP address > Upgrade: to Standard.'
  cli: az network public-ip update --resource-group <group> --name <address> --sku Standard
  terraform: 'Set sku = "Standard" in azurerm_public_ip.'
references:
  - https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-basic-upgrade-guidance
*/
SELECT resource_uid, name, sku
FROM azure_public_address
WHERE lower(sku) = 'basic'
