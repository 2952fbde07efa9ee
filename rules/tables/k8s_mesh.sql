/*
Consul's mesh-wide settings. Document: https://developer.hashicorp.com/consul/docs/reference/config-entry/mesh
  name, namespace, cluster
  incoming_min_tls, outgoing_min_tls   TLSv1_0, TLSv1_1, TLSv1_2, TLSv1_3, TLS_AUTO; TLSv1_2 by default
*/
CREATE VIEW k8s_mesh AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster,
  json_text_or('TLSv1_2', configuration, 'spec', 'tls', 'incoming', 'tlsMinVersion') AS incoming_min_tls,
  json_text_or('TLSv1_2', configuration, 'spec', 'tls', 'outgoing', 'tlsMinVersion') AS outgoing_min_tls
FROM changes
WHERE shape = 'kubernetes' AND resource_type = 'Mesh'
  AND (configuration ->> 'apiVersion' LIKE 'consul.hashicorp.com/%') IS NOT FALSE
