/*
id: gcp_firewall_not_logged
title: Firewall rule does not log
severity: low
description: Without logs nobody sees which connections the rule lets in or turns away.
remediation:
  console: "VPC network > Firewall > rule: logs on."
  cli: gcloud compute firewall-rules update <name> --enable-logging
  terraform: |
    log_config {
      metadata = "INCLUDE_ALL_METADATA"
    }
references:
  - https://cloud.google.com/firewall/docs/firewall-rules-logging
*/
SELECT resource_uid, project, name, logged
FROM gcp_firewall
WHERE NOT logged AND NOT disabled
