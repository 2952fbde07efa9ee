/*
id: azure_network_security_group_all_ports_open
title: Network security group opens every port to the internet
severity: critical
description: >-
  Everything that listens on the machines behind this group can be reached by anyone: databases, management ports, agents.
remediation:
  console: 'Network security groups > Inbound security rules: open single ports to known sources only.'
  cli: az network nsg rule delete --resource-group <group> --nsg-name <nsg> --name <rule>
  terraform: Set destination_port_range and source_address_prefix of the azurerm_network_security_rule.
attack: [T1190, T1133]
references:
  - https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
  - https://learn.microsoft.com/azure/security/fundamentals/network-best-practices
*/
SELECT resource_uid, name, rules
FROM azure_network_security_group
WHERE any_match(rules, lambda r : r['direction'] = 'inbound' AND r['access'] = 'allow' AND ports_cover(r['ports'], 1, 65535)
  -- and no rule before it denies all of it to everybody, in each family of addresses by itself
  AND (r['from_ipv4'] AND NOT any_match(rules, lambda d : d['whole_ipv4'] AND d['direction'] = 'inbound' AND d['access'] = 'deny'
      AND d['priority'] < r['priority'] AND d['protocol'] IN ('*', r['protocol']) AND ports_cover(d['ports'], 1, 65535))
    OR r['from_ipv6'] AND NOT any_match(rules, lambda d : d['whole_ipv6'] AND d['direction'] = 'inbound' AND d['access'] = 'deny'
      AND d['priority'] < r['priority'] AND d['protocol'] IN ('*', r['protocol']) AND ports_cover(d['ports'], 1, 65535))))
