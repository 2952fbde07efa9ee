/*
id: gcp_ssl_policy_weak
title: Load balancer takes weak TLS
severity: medium
description: TLS before 1.2, or the profile COMPATIBLE, lets clients choose ciphers with known weaknesses.
remediation:
  console: "Network security > SSL policies: least TLS 1.2 and the profile MODERN or RESTRICTED."
  cli: gcloud compute ssl-policies update <name> --min-tls-version=1.2 --profile=MODERN
  terraform: |
    min_tls_version = "TLS_1_2"
    profile         = "MODERN"
attack: [T1557]
references:
  - https://cloud.google.com/load-balancing/docs/ssl-policies-concepts
*/
SELECT resource_uid, project, name, min_tls, profile
FROM gcp_ssl_policy
WHERE min_tls NOT IN ('TLS_1_2', 'TLS_1_3') OR profile = 'COMPATIBLE'
