/*
id: gcp_ssl_policy_weak
title: Load balancer takes weak TLS
severity: medium
description: TLS before 1.2, the profile COMPATIBLE, or a custom one with RSA key exchange, lets clients choose ciphers with known weaknesses.
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
SELECT resource_uid, project, name, min_tls, profile, features
FROM gcp_ssl_policy
-- RESTRICTED takes TLS 1.2 and newer alone, whatever the least version says.
WHERE profile <> 'RESTRICTED' AND min_tls NOT IN ('TLS_1_2', 'TLS_1_3') OR profile = 'COMPATIBLE'
  OR profile = 'CUSTOM' AND any_match(features, lambda f : f LIKE 'TLS_RSA_WITH_%')
