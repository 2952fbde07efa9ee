/*
id: azure_network_security_group_udp_open
title: Network security group opens UDP to the internet
severity: high
family: [azure_network_security_group_all_ports_open]
description: >-
  Services that answer UDP from anywhere are used to amplify denial of service against others, and are probed for old protocols.
remediation:
  console: 'Network security groups > Inbound security rules: limit the source of UDP rules to your own ranges, or delete them.'
  cli: az network nsg rule update --resource-group <group> --nsg-name <nsg> --name <rule> --source-address-prefixes 10.0.0.0/8
  terraform: Set source_address_prefix of the azurerm_network_security_rule to your own range.
attack: [T1498]
mapped_from: [prowler network_udp_internet_access_restricted]
references:
  - https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
*/
SELECT resource_uid, name, rules
FROM azure_network_security_group
WHERE any_match(rules, lambda r : r['direction'] = 'inbound' AND r['access'] = 'allow' AND r['protocol'] IN ('udp', '*')
  -- and no rule before it denies its ports to everybody, in each family of addresses by itself
  AND (r['from_ipv4'] AND NOT any_match(rules, lambda d : d['whole_ipv4'] AND d['direction'] = 'inbound' AND d['access'] = 'deny'
      AND d['priority'] < r['priority'] AND d['protocol'] IN ('udp', '*')
      AND all_match(r['ports'], lambda p : ports_cover(d['ports'], port_range_first(p), port_range_last(p))))
    OR r['from_ipv6'] AND NOT any_match(rules, lambda d : d['whole_ipv6'] AND d['direction'] = 'inbound' AND d['access'] = 'deny'
      AND d['priority'] < r['priority'] AND d['protocol'] IN ('udp', '*')
      AND all_match(r['ports'], lambda p : ports_cover(d['ports'], port_range_first(p), port_range_last(p))))))
