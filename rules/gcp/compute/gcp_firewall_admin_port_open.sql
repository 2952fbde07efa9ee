/*
id: gcp_firewall_admin_port_open
title: Firewall opens a database or admin port to the internet
severity: high
description: Databases, caches and admin consoles have no business on the internet; most are found within minutes.
remediation:
  console: "VPC network > Firewall: limit the source ranges to your own, or use Identity-Aware Proxy."
  cli: gcloud compute firewall-rules update <name> --source-ranges=<your ranges>
  terraform: |
    resource "google_compute_firewall" "in" {
      source_ranges = ["203.0.113.0/24"]
    }
attack: [T1190, T1133]
references:
  - https://cloud.google.com/firewall/docs/firewalls
params:
  ports:
    type: integer_list
    default: [23, 445, 1433, 1521, 2375, 3306, 5432, 5900, 6379, 9200, 11211, 27017]
    meaning: ports that must not be open
*/
SELECT resource_uid, project, name, source_ranges, allowed
FROM gcp_firewall
WHERE direction = 'INGRESS' AND NOT disabled AND cidrs_open(source_ranges)
  AND any_match(allowed, lambda a : a['protocol'] IN ('tcp', '6', 'all')
    AND (array_length(a['ports']) = 0 OR any_match($ports, lambda p : port_in_ranges(p, a['ports']))))
