/*
id: k8s_traefik_min_tls
title: Traefik takes old versions of TLS
severity: medium
description: TLS before 1.2 has known weaknesses.
remediation:
  console: Set spec.minVersion to VersionTLS12 or VersionTLS13.
attack: [T1557]
references:
  - https://doc.traefik.io/traefik/https/tls/#minimum-tls-version
*/
SELECT resource_uid, namespace, name, min_version
FROM k8s_traefik_tls_option
WHERE min_version IN ('VersionTLS10', 'VersionTLS11')
