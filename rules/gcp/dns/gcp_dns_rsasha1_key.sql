/*
id: gcp_dns_rsasha1_key
title: Zone's key signing uses RSASHA1
severity: medium
description: SHA-1 is broken; resolvers begin to refuse its signatures.
remediation:
  console: "Cloud DNS > zone: switch DNSSEC off and on again with RSASHA256 or ECDSAP256SHA256."
  cli: gcloud dns managed-zones update <name> --dnssec-state=on --ksk-algorithm=ecdsap256sha256
attack: [T1040, T1530]
mapped_from: [prowler dns_rsasha1_in_use_to_key_sign_in_dnssec]
references:
  - https://cloud.google.com/dns/docs/dnssec-advanced
*/
SELECT resource_uid, project, name, dns_name, keys
FROM gcp_dns_zone
WHERE dnssec <> 'off' AND any_match(keys, lambda k : k['type'] = 'keysigning' AND k['algorithm'] = 'rsasha1')
