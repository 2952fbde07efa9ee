/*
Traefik's TLS options. Document: https://doc.traefik.io/traefik/https/tls/#tls-options
  name, namespace, cluster
  min_version   VersionTLS10 … VersionTLS13; VersionTLS12 by default
*/
CREATE VIEW k8s_traefik_tls_option AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster,
  json_text_or('VersionTLS12', configuration, 'spec', 'minVersion') AS min_version
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'TLSOption'
