/*
id: k8s_istio_mtls_not_strict
title: Istio takes traffic without mutual TLS
severity: medium
description: In the modes PERMISSIVE and DISABLE workloads answer callers who prove nothing.
remediation:
  console: Set spec.mtls.mode to STRICT, and remove port levels that say otherwise.
attack: [T1557]
references:
  - https://istio.io/latest/docs/reference/config/security/peer_authentication/
*/
SELECT resource_uid, namespace, name, mode, port_modes
FROM k8s_istio_peer_authentication
-- Unset takes the mode of the namespace or of the mesh.
WHERE nullif(mode, 'UNSET') <> 'STRICT' OR any_match(port_modes, lambda m : m NOT IN ('STRICT', 'UNSET'))
