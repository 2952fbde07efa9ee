/*
Whether a list of addresses and ranges that are let in keeps anybody out.
It names some, and none so wide that it names everybody.
  addresses  list of texts; one text may hold several, joined by commas
*/
CREATE FUNCTION azure_addresses_filter(addresses VARCHAR[]) RETURNS BOOLEAN RETURN
  any_match(addresses, lambda a : a <> '') AND NOT any_match(addresses, lambda a : any_match(string_to_array(a, ','), lambda r : cidr_is_broad(trim(r))))
