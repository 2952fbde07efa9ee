/*
Public DNS zones.
  signed  the zone is signed with DNSSEC; NULL: the record does not say
https://learn.microsoft.com/azure/templates/microsoft.network/dnszones
https://learn.microsoft.com/azure/dns/dnssec
*/
CREATE VIEW azure_dns_zone AS
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE WHEN any_match(json_array_or_empty(configuration, 'resources'), lambda r : lower(json_get_str(r, 'type')) LIKE '%dnssecconfigs')
      IS NOT FALSE
      THEN any_match(json_array_or_empty(configuration, 'resources'), lambda r : lower(json_get_str(r, 'type')) LIKE '%dnssecconfigs')
    WHEN json_has_member(configuration -> 'properties', 'signingKeys')
      THEN array_length(json_array_or_empty(configuration, 'properties', 'signingKeys')) > 0
    WHEN shape = 'arm' THEN false END AS signed
FROM changes
WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.network/dnszones'
  AND (lower(json_text_or('Public', configuration, 'properties', 'zoneType')) = 'public') IS NOT FALSE
