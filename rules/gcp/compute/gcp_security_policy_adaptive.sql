/*
id: gcp_security_policy_adaptive
title: Cloud Armor does not adapt to attacks
severity: low
description: Floods of requests that no rule knows are not noticed until the service is down.
remediation:
  console: 'Network Security > Cloud Armor policies > policy: Adaptive Protection.'
  cli: gcloud compute security-policies update <policy> --enable-layer7-ddos-defense
  terraform: 'Set enable = true in adaptive_protection_config { layer_7_ddos_defense_config }.'
attack: [T1499]
references:
  - https://cloud.google.com/armor/docs/adaptive-protection-overview
*/
SELECT resource_uid, project, name, adaptive
FROM (SELECT * FROM gcp_security_policy WHERE (kind = 'CLOUD_ARMOR') IS NOT FALSE)
WHERE NOT adaptive
