/*
A rule of a network security group out of a Terraform plan.
  r  the rule
*/
CREATE FUNCTION azurerm_security_rule(r VARCHAR) RETURN
  azure_security_rule(json_get_str(r, 'name'), json_get_str(r, 'direction'), json_get_str(r, 'access'),
    json_get_str(r, 'protocol'), json_get_int(r, 'priority'),
    -- Of two texts and lists that are not set, one is empty.
    array_filter(texts_of_both(json_texts_or_empty(r, 'source_port_range'), json_texts_or_empty(r, 'source_port_ranges')), lambda p :
      (p <> '') IS NOT FALSE),
    array_filter(texts_of_both(json_texts_or_empty(r, 'destination_port_range'), json_texts_or_empty(r, 'destination_port_ranges')), lambda p :
      (p <> '') IS NOT FALSE),
    texts_of_both(json_texts_or_empty(r, 'source_address_prefix'), json_texts_or_empty(r, 'source_address_prefixes')),
    texts_of_both(json_texts_or_empty(r, 'destination_address_prefix'), json_texts_or_empty(r, 'destination_address_prefixes')))
