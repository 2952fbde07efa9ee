/*
id: k8s_istio_client_tls_off
title: Istio sends without TLS
severity: medium
description: A destination rule with the mode DISABLE sends in plain what the mesh would encrypt.
remediation:
  console: Set trafficPolicy.tls.mode to ISTIO_MUTUAL, or SIMPLE for services outside.
attack: [T1557]
references:
  - https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings
*/
SELECT resource_uid, namespace, name, hosts, tls_modes
FROM k8s_istio_traffic
WHERE kind = 'DestinationRule' AND any_match(tls_modes, lambda m : m = 'DISABLE')
