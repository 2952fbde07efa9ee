/*
id: gcp_firewall_egress_open
title: Firewall rule lets everything out
severity: low
description: Whoever takes a machine over sends data anywhere and fetches tools from anywhere.
remediation:
  console: 'VPC network > Firewall: allow the destinations and ports that are needed, and deny the rest.'
  cli: gcloud compute firewall-rules update <rule> --destination-ranges <ranges>
  terraform: Limit destination_ranges of google_compute_firewall.
attack: [T1041]
references:
  - https://cloud.google.com/firewall/docs/firewalls
*/
SELECT resource_uid, project, name, destination_ranges, allowed
FROM gcp_firewall
WHERE direction = 'EGRESS' AND NOT disabled AND cidrs_open(destination_ranges)
  AND any_match(allowed, lambda a : a['protocol'] = 'all' OR (a['protocol'] IN ('tcp', '6')
    AND (array_length(a['ports']) = 0 OR ports_cover(a['ports'], 1, 65535))))
