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
frameworks:
  iso27001_2022: [A.8.16, A.8.20, A.8.21, A.8.22]
  pci_dss_4.0: ["1.3.2", "1.4.1", "1.4.2", "1.4.4", "5.3.4", "10.2.1", "10.2.2", "10.3.1", "10.5.1", "10.6.3", A1.2.1]
  soc2: [cc_6_6, cc_7_2, cc_7_3, cc_a_1_1]
mapped_from: [prowler compute_network_dns_logging_enabled]
references:
  - https://cloud.google.com/dns/docs/monitoring
*/
SELECT resource_uid, project, name, logged
FROM gcp_dns_policy
WHERE NOT logged
