/*
id: gcp_dns_dnssec
title: Public zone has no DNSSEC
severity: medium
description: Without DNSSEC answers can be forged on the way, and visitors sent elsewhere.
remediation:
  console: "Cloud DNS > zone > Edit: DNSSEC on, then enter the DS record at the registrar."
  cli: gcloud dns managed-zones update <name> --dnssec-state=on
  terraform: |
    dnssec_config {
      state = "on"
    }
mapped_from: [prowler dns_dnssec_disabled]
references:
  - https://cloud.google.com/dns/docs/dnssec
*/
SELECT resource_uid, project, name, dns_name, public, dnssec
FROM gcp_dns_zone
WHERE public AND dnssec <> 'on'
