/*
id: k8s_gateway_plain
title: Gateway has no listener with TLS
severity: high
description: Requests, with passwords and session cookies, cross the network in the clear.
remediation:
  console: "Add a listener with protocol HTTPS and a certificate, and redirect the other one to it."
attack: [T1557, T1040]
references:
  - https://gateway-api.sigs.k8s.io/guides/tls/
*/
SELECT resource_uid, namespace, name, listeners
FROM k8s_gateway
WHERE any_match(listeners, lambda l : l['protocol'] IN ('HTTP', 'HTTPS', 'TLS')) AND NOT any_match(listeners, lambda l : l['encrypted'])
