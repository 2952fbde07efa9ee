/*
id: azure_dns_zone_unsigned
title: DNS zone is not signed
severity: low
description: >-
  Whoever answers in the zone's place sends visitors and mail elsewhere, and nobody can tell.
remediation:
  console: 'DNS zone > DNSSEC: Enable.'
  cli: az network dns dnssec-config create --resource-group <group> --zone-name <zone>
attack: [T1557]
references:
  - https://learn.microsoft.com/azure/dns/dnssec-how-to
*/
SELECT resource_uid, name, signed
FROM azure_dns_zone
WHERE NOT signed
