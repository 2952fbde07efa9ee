/*
Whether the addresses from which an API key works keep anybody out: it names some, which together are not the internet.
  addresses  addresses and ranges, as the key lists them
https://cloud.google.com/docs/authentication/api-keys#adding-application-restrictions
*/
CREATE FUNCTION api_key_addresses_limit(addresses VARCHAR[]) RETURNS BOOLEAN RETURN
  any_match(addresses, lambda a : a <> '')
    AND NOT (cidrs_open(addresses) OR any_match(addresses, lambda a : a IN ('0.0.0.0', '::0', '::')))
