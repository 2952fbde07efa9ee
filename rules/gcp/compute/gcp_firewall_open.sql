/*
id: gcp_firewall_open
title: Firewall rule lets the internet in
severity: medium
family: [gcp_firewall_all_open, gcp_firewall_ssh_open, gcp_firewall_rdp_open, gcp_firewall_admin_port_open]
description: >-
  Everybody on the internet reaches the ports that the rule opens. Behind a load balancer only its health checks need to reach
  the machines.
remediation:
  console: 'VPC network > Firewall: limit the source ranges.'
  cli: gcloud compute firewall-rules update <rule> --source-ranges <ranges>
  terraform: Limit source_ranges of google_compute_firewall.
attack: [T1190]
references:
  - https://cloud.google.com/firewall/docs/firewalls
*/
SELECT resource_uid, project, name, source_ranges, allowed
FROM gcp_firewall
WHERE direction = 'INGRESS' AND NOT disabled AND cidrs_open(source_ranges) AND array_length(allowed) > 0
