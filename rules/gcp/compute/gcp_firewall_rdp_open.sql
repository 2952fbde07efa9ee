/*
id: gcp_firewall_rdp_open
title: Firewall opens RDP to the internet
severity: high
description: Anyone on the internet can try to log in to the machines behind the rule.
remediation:
  console: "VPC network > Firewall: limit the source ranges to your own, or use Identity-Aware Proxy."
  cli: gcloud compute firewall-rules update <name> --source-ranges=<your ranges>
  terraform: |
    resource "google_compute_firewall" "in" {
      source_ranges = ["203.0.113.0/24"]
    }
attack: [T1190, T1199, T1048, T1498]
mapped_from: [prowler compute_firewall_rdp_access_from_the_internet_allowed]
references:
  - https://cloud.google.com/firewall/docs/firewalls
params:
  port: {type: integer, default: 3389, meaning: port that must not be open}
*/
SELECT resource_uid, project, name, source_ranges, allowed
FROM gcp_firewall
WHERE direction = 'INGRESS' AND NOT disabled AND cidrs_open(source_ranges)
  AND any_match(allowed, lambda a : a['protocol'] IN ('tcp', '6', 'all')
    AND (array_length(a['ports']) = 0 OR port_in_ranges($port, a['ports'])))
