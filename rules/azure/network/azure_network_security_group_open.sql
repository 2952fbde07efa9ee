/*
id: azure_network_security_group_open
title: Network security group lets the internet in
severity: medium
family: [azure_network_security_group_all_ports_open, azure_network_security_group_ssh_open, azure_network_security_group_rdp_open, azure_network_security_group_http_open, azure_network_security_group_udp_open, azure_network_security_group_admin_port_open]
description: >-
  Everybody on the internet reaches the ports that the rule opens. Behind a gateway or a load balancer the machines need to take
  its traffic alone.
remediation:
  console: 'Network security groups > Inbound security rules: limit the source.'
  cli: az network nsg rule update --resource-group <group> --nsg-name <nsg> --name <rule> --source-address-prefixes 10.0.0.0/8
  terraform: Set source_address_prefix of the azurerm_network_security_rule to your own range.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
*/
SELECT resource_uid, name, rules
FROM azure_network_security_group
WHERE any_match(rules, lambda r : r['direction'] = 'inbound' AND r['access'] = 'allow' AND (r['from_ipv4'] OR r['from_ipv6'])
  -- and no rule before it denies its ports to everybody
  AND NOT any_match(rules, lambda d : d['direction'] = 'inbound' AND d['access'] = 'deny' AND d['priority'] < r['priority']
    AND (d['whole_ipv4'] OR NOT r['from_ipv4']) AND (d['whole_ipv6'] OR NOT r['from_ipv6']) AND d['protocol'] IN ('*', r['protocol'])
    AND all_match(r['ports'], lambda p : ports_cover(d['ports'], port_range_first(p), port_range_last(p)))))
