/*
id: azure_network_security_group_ssh_open
title: Network security group opens SSH to the internet
severity: high
family: [azure_network_security_group_all_ports_open]
description: >-
  Anyone on the internet can try to log in to every machine behind this group; such ports are scanned within minutes and
  passwords are guessed.
remediation:
  console: >-
    Network security groups > Inbound security rules: limit the source of port 22 to your own ranges, or delete the rule and use
    Azure Bastion.
  cli: az network nsg rule update --resource-group <group> --nsg-name <nsg> --name <rule> --source-address-prefixes 10.0.0.0/8
  terraform: Set source_address_prefix of the azurerm_network_security_rule to your own range.
attack: [T1133, T1110, T1021.004]
mapped_from: [prowler network_ssh_internet_access_restricted]
references:
  - https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
  - https://learn.microsoft.com/azure/security/fundamentals/network-best-practices
params:
  port: {type: integer, default: 22, meaning: port that must not be open to the internet}
*/
SELECT resource_uid, name, rules
FROM azure_network_security_group
WHERE any_match(rules, lambda r : r['direction'] = 'inbound' AND r['access'] = 'allow' AND r['protocol'] IN ('tcp', '*')
  AND port_in_ranges($port, r['ports'])
  -- and no rule before it denies the same to everybody, in each family of addresses by itself
  AND (r['from_ipv4'] AND NOT any_match(rules, lambda d : d['whole_ipv4'] AND d['direction'] = 'inbound' AND d['access'] = 'deny'
      AND d['priority'] < r['priority'] AND d['protocol'] IN ('tcp', '*') AND port_in_ranges($port, d['ports']))
    OR r['from_ipv6'] AND NOT any_match(rules, lambda d : d['whole_ipv6'] AND d['direction'] = 'inbound' AND d['access'] = 'deny'
      AND d['priority'] < r['priority'] AND d['protocol'] IN ('tcp', '*') AND port_in_ranges($port, d['ports']))))
