/*
id: azure_network_security_group_admin_port_open
title: Network security group opens a database or admin port to the internet
severity: high
family: [azure_network_security_group_all_ports_open]
description: Databases, caches and admin consoles have no business on the internet; most are found within minutes.
remediation:
  console: 'Network security groups > Inbound security rules: limit the source to your own ranges, or use private endpoints.'
  cli: az network nsg rule update --resource-group <group> --nsg-name <nsg> --name <rule> --source-address-prefixes 10.0.0.0/8
  terraform: Set source_address_prefix of the azurerm_network_security_rule to your own range.
attack: [T1190, T1133]
references:
  - https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
params:
  ports:
    type: integer_list
    default: [21, 23, 135, 445, 1433, 1521, 2375, 2376, 3306, 5432, 5900, 5985, 5986, 6379, 9200, 11211, 27017]
    meaning: ports that must not be open to the internet
*/
SELECT resource_uid, name, rules
FROM azure_network_security_group
WHERE any_match(rules, lambda r : r['direction'] = 'inbound' AND r['access'] = 'allow' AND r['protocol'] IN ('tcp', '*')
  AND any_match($ports, lambda p : port_in_ranges(p, r['ports'])
    -- and no rule before it denies the same to everybody, in each family of addresses by itself
    AND (r['from_ipv4'] AND NOT any_match(rules, lambda d : d['whole_ipv4'] AND d['direction'] = 'inbound' AND d['access'] = 'deny'
        AND d['priority'] < r['priority'] AND d['protocol'] IN ('tcp', '*') AND port_in_ranges(p, d['ports']))
      OR r['from_ipv6'] AND NOT any_match(rules, lambda d : d['whole_ipv6'] AND d['direction'] = 'inbound' AND d['access'] = 'deny'
        AND d['priority'] < r['priority'] AND d['protocol'] IN ('tcp', '*') AND port_in_ranges(p, d['ports'])))))
