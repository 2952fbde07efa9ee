/*
id: azure_network_security_group_egress_open
title: Network security group lets everything out
severity: low
description: >-
  Whoever takes a machine over sends data anywhere and fetches tools from anywhere. A rule of its own says what the default
  rules allow, and stands before rules that would deny it.
remediation:
  console: >-
    Network security groups > Outbound security rules: allow the destinations and ports that are needed, and deny the rest.
  terraform: Limit destination_address_prefix and destination_port_range of outbound rules.
attack: [T1041, T1105]
references:
  - https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
*/
SELECT resource_uid, name, rules
FROM azure_network_security_group
WHERE any_match(rules, lambda r : r['direction'] = 'outbound' AND r['access'] = 'allow' AND r['to_internet']
  AND ports_cover(r['ports'], 1, 65535) AND r['protocol'] IN ('*', 'tcp')
  -- and no rule before it denies all of it
  AND NOT any_match(rules, lambda d : d['direction'] = 'outbound' AND d['access'] = 'deny' AND d['priority'] < r['priority']
    AND d['whole_ipv4'] AND d['protocol'] IN ('*', r['protocol']) AND ports_cover(d['ports'], 1, 65535)))
