/*
id: gcp_firewall_all_open
title: Firewall opens every port to the internet
severity: critical
description: Whatever listens on the machines behind the rule is open to the internet, services that start later too.
remediation:
  console: "VPC network > Firewall: limit the source ranges to your own, or use Identity-Aware Proxy."
  cli: gcloud compute firewall-rules update <name> --source-ranges=<your ranges>
  terraform: |
    resource "google_compute_firewall" "in" {
      source_ranges = ["203.0.113.0/24"]
    }
attack: [T1190, T1199, T1048, T1498]
mapped_from: [prowler compute_firewall_ssh_access_from_the_internet_allowed]
references:
  - https://cloud.google.com/firewall/docs/firewalls
*/
SELECT resource_uid, project, name, source_ranges, allowed
FROM gcp_firewall
WHERE direction = 'INGRESS' AND NOT disabled AND cidrs_open(source_ranges)
  AND any_match(allowed, lambda a : a['protocol'] = 'all' OR (a['protocol'] IN ('tcp', '6', 'udp', '17')
    AND (array_length(a['ports']) = 0 OR ports_cover(a['ports'], 1, 65535))))
