/*
A rule of a network security group out of a template or a live record.
  rule_name  its name
  p          its properties
*/
CREATE FUNCTION azure_arm_security_rule(rule_name VARCHAR, p VARCHAR) RETURN
  azure_security_rule(rule_name, json_get_str(p, 'direction'), json_get_str(p, 'access'), json_get_str(p, 'protocol'),
    json_get_int(p, 'priority'),
    texts_of_both(json_texts_or_empty(p, 'sourcePortRange'), json_texts_or_empty(p, 'sourcePortRanges')),
    texts_of_both(json_texts_or_empty(p, 'destinationPortRange'), json_texts_or_empty(p, 'destinationPortRanges')),
    texts_of_both(json_texts_or_empty(p, 'sourceAddressPrefix'), json_texts_or_empty(p, 'sourceAddressPrefixes')),
    texts_of_both(json_texts_or_empty(p, 'destinationAddressPrefix'), json_texts_or_empty(p, 'destinationAddressPrefixes')))
