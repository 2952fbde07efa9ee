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
SELECT resource_uid, configuration ->> 'name' AS name,
  make_array(named_struct(
    'name', json_get_str(configuration, 'name'), 'direction', lower(json_get_str(configuration, 'properties', 'direction')),
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
    'to_everything', any_match(json_texts_or_empty(configuration, 'properties', 'destinationAddressPrefix'), lambda d :
      lower(d) IN ('*', 'any', 'virtualnetwork') OR d LIKE '%/0'))) AS rules
FROM changes
WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.network/networksecuritygroups/securityrules'
