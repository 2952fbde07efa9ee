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
SELECT resource_uid, configuration ->> 'name' AS name,
  make_array(named_struct(
    'name', json_get_str(configuration, 'name'), 'direction', lower(json_get_str(configuration, 'direction')),
    'access', lower(json_get_str(configuration, 'access')), 'protocol', lower(json_get_str(configuration, 'protocol')),
    'priority', json_get_int(configuration, 'priority'), 'ports', json_texts_or_empty(configuration, 'destination_port_range'),
    'more_ports', json_texts_or_empty(configuration, 'destination_port_ranges'),
    'sources', json_texts_or_empty(configuration, 'source_address_prefix'),
    'more_sources', json_texts_or_empty(configuration, 'source_address_prefixes'),
    'from_internet', any_match(json_texts_or_empty(configuration, 'source_address_prefix'), lambda s :
      lower(s) IN ('*', 'any', 'internet', '0.0.0.0') OR s LIKE '%/0')
      OR any_match(json_texts_or_empty(configuration, 'source_address_prefixes'), lambda s :
        lower(s) IN ('*', 'any', 'internet', '0.0.0.0') OR s LIKE '%/0'),
    'to_everything', any_match(json_texts_or_empty(configuration, 'destination_address_prefix'), lambda d :
      lower(d) IN ('*', 'any', 'virtualnetwork') OR d LIKE '%/0'))) AS rules
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_network_security_rule'
