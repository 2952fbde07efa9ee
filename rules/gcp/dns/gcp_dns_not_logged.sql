/*
id: gcp_dns_not_logged
title: Networks' DNS queries are not logged
severity: low
description: Query logs show which machine asked for a name of an attacker.
remediation:
  console: "Cloud DNS > DNS server policies: logs on."
  cli: gcloud dns policies update <name> --enable-logging
  terraform: |
    enable_logging = true
attack: [T1046]
mapped_from: [prowler compute_network_dns_logging_enabled]
references:
  - https://cloud.google.com/dns/docs/monitoring
*/
SELECT resource_uid, project, name, logged
FROM gcp_dns_policy
WHERE NOT logged
