/*
Istio's peer authentication: whether workloads take traffic without mutual TLS.
Default: https://istio.io/latest/docs/reference/config/security/peer_authentication/ (unset inherits, and is PERMISSIVE at the top)
  name, namespace, cluster
  mode        STRICT, PERMISSIVE, DISABLE; UNSET where none is said
  port_modes  modes of single ports
*/
CREATE VIEW k8s_istio_peer_authentication AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster,
  json_text_or('UNSET', configuration, 'spec', 'mtls', 'mode') AS mode,
  array_transform(
    json_entries(CASE WHEN NOT json_has(configuration, 'spec', 'portLevelMtls') THEN '{}'
      ELSE configuration -> 'spec' -> 'portLevelMtls' END),
    lambda p : json_text_or('UNSET', p['value'], 'mode')) AS port_modes
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'PeerAuthentication'
