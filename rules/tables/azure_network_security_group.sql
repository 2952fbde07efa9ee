/*
Rules of network security groups, one row a group or a rule that stands by itself.
  rules  list of {name, direction, access, protocol, priority, ports, more_ports, sources, more_sources, from_internet,
         to_everything};
         NULL: not known
           direction      inbound, outbound
           access         allow, deny
           protocol       tcp, udp, icmp, esp, ah, *
           priority       100 to 4096, the lowest number decides
           ports          list of destination ports: 22, 20-30, *; more_ports has those of the plural property
           sources        list of CIDRs, addresses, service tags, *; more_sources has those of the plural property
           from_internet  some source is every address
           to_everything  the destination is every machine behind the group
*/
CREATE VIEW azure_network_security_group AS
SELECT resource_uid, configuration->>'name' AS name,
  -- A template that lists no rules makes a group that has none of its own: the default rules let nothing in from the internet.
  -- https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview#default-security-rules
  array_transform(
    CASE WHEN shape = 'arm' THEN json_array_or_empty(configuration, 'properties', 'securityRules')
      ELSE json_get_array(configuration, 'properties', 'securityRules') END,
    lambda r : named_struct(
    'name', json_get_str(r, 'name'),
    'direction', lower(json_get_str(r, 'properties', 'direction')),
    'access', lower(json_get_str(r, 'properties', 'access')),
    'protocol', lower(json_get_str(r, 'properties', 'protocol')),
    'priority', json_get_int(r, 'properties', 'priority'),
    'ports', json_texts_or_empty(r, 'properties', 'destinationPortRange'),
    'more_ports', json_texts_or_empty(r, 'properties', 'destinationPortRanges'),
    'sources', json_texts_or_empty(r, 'properties', 'sourceAddressPrefix'),
    'more_sources', json_texts_or_empty(r, 'properties', 'sourceAddressPrefixes'),
    'from_internet', any_match(json_texts_or_empty(r, 'properties', 'sourceAddressPrefix'), lambda s :
        lower(s) IN ('*', 'any', 'internet', '0.0.0.0') OR s LIKE '%/0')
      OR any_match(json_texts_or_empty(r, 'properties', 'sourceAddressPrefixes'), lambda s :
        lower(s) IN ('*', 'any', 'internet', '0.0.0.0') OR s LIKE '%/0'),
    'to_everything', any_match(json_texts_or_empty(r, 'properties', 'destinationAddressPrefix'),
    lambda d : lower(d) IN ('*', 'any', 'virtualnetwork') OR d LIKE '%/0'))) AS rules
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.network/networksecuritygroups'
UNION ALL BY NAME
SELECT resource_uid, configuration->>'name' AS name,
  make_array(named_struct(
    'name', json_get_str(configuration, 'name'),
    'direction', lower(json_get_str(configuration, 'properties', 'direction')),
    'access', lower(json_get_str(configuration, 'properties', 'access')),
    'protocol', lower(json_get_str(configuration, 'properties', 'protocol')),
    'priority', json_get_int(configuration, 'properties', 'priority'),
    'ports', json_texts_or_empty(configuration, 'properties', 'destinationPortRange'),
    'more_ports', json_texts_or_empty(configuration, 'properties', 'destinationPortRanges'),
    'sources', json_texts_or_empty(configuration, 'properties', 'sourceAddressPrefix'),
    'more_sources', json_texts_or_empty(configuration, 'properties', 'sourceAddressPrefixes'),
    'from_internet', any_match(json_texts_or_empty(configuration, 'properties', 'sourceAddressPrefix'), lambda s :
        lower(s) IN ('*', 'any', 'internet', '0.0.0.0') OR s LIKE '%/0')
      OR any_match(json_texts_or_empty(configuration, 'properties', 'sourceAddressPrefixes'), lambda s :
        lower(s) IN ('*', 'any', 'internet', '0.0.0.0') OR s LIKE '%/0'),
    'to_everything', any_match(json_texts_or_empty(configuration, 'properties', 'destinationAddressPrefix'),
    lambda d : lower(d) IN ('*', 'any', 'virtualnetwork') OR d LIKE '%/0'))) AS rules
FROM changes
WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.network/networksecuritygroups/securityrules'
UNION ALL BY NAME
SELECT resource_uid, configuration->>'name' AS name,
  array_transform(json_array_or_empty(configuration, 'security_rule'), lambda r : named_struct(
    'name', json_get_str(r, 'name'),
    'direction', lower(json_get_str(r, 'direction')),
    'access', lower(json_get_str(r, 'access')),
    'protocol', lower(json_get_str(r, 'protocol')),
    'priority', json_get_int(r, 'priority'),
    'ports', json_texts_or_empty(r, 'destination_port_range'),
    'more_ports', json_texts_or_empty(r, 'destination_port_ranges'),
    'sources', json_texts_or_empty(r, 'source_address_prefix'),
    'more_sources', json_texts_or_empty(r, 'source_address_prefixes'),
    'from_internet', any_match(json_texts_or_empty(r, 'source_address_prefix'), lambda s :
        lower(s) IN ('*', 'any', 'internet', '0.0.0.0') OR s LIKE '%/0')
      OR any_match(json_texts_or_empty(r, 'source_address_prefixes'), lambda s :
        lower(s) IN ('*', 'any', 'internet', '0.0.0.0') OR s LIKE '%/0'),
    'to_everything', any_match(json_texts_or_empty(r, 'destination_address_prefix'),
    lambda d : lower(d) IN ('*', 'any', 'virtualnetwork') OR d LIKE '%/0'))) AS rules
-- Rules that are known after apply only are resources of their own (the attribute is computed where none is written), and rows below.
-- https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_group
FROM changes
WHERE shape = 'terraform' AND resource_type = 'azurerm_network_security_group'
  AND json_has(configuration, 'security_rule') IS NOT NULL
UNION ALL BY NAME
SELECT resource_uid, configuration->>'name' AS name,
  make_array(named_struct(
    'name', json_get_str(configuration, 'name'),
    'direction', lower(json_get_str(configuration, 'direction')),
    'access', lower(json_get_str(configuration, 'access')),
    'protocol', lower(json_get_str(configuration, 'protocol')),
    'priority', json_get_int(configuration, 'priority'),
    'ports', json_texts_or_empty(configuration, 'destination_port_range'),
    'more_ports', json_texts_or_empty(configuration, 'destination_port_ranges'),
    'sources', json_texts_or_empty(configuration, 'source_address_prefix'),
    'more_sources', json_texts_or_empty(configuration, 'source_address_prefixes'),
    'from_internet', any_match(json_texts_or_empty(configuration, 'source_address_prefix'), lambda s :
        lower(s) IN ('*', 'any', 'internet', '0.0.0.0') OR s LIKE '%/0')
      OR any_match(json_texts_or_empty(configuration, 'source_address_prefixes'), lambda s :
        lower(s) IN ('*', 'any', 'internet', '0.0.0.0') OR s LIKE '%/0'),
    'to_everything', any_match(json_texts_or_empty(configuration, 'destination_address_prefix'),
    lambda d : lower(d) IN ('*', 'any', 'virtualnetwork') OR d LIKE '%/0'))) AS rules
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_network_security_rule'
