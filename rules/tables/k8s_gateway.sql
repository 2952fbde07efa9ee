/*
Gateways of the Gateway API. Document: https://gateway-api.sigs.k8s.io/reference/spec/
  name, namespace, cluster
  listeners   list of {name, protocol, encrypted}; protocol HTTP, HTTPS, TLS, TCP, UDP; encrypted: it ends TLS with a certificate, or passes it on
*/
CREATE VIEW k8s_gateway AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster,
  array_transform(json_array_or_empty(configuration, 'spec', 'listeners'), lambda l : named_struct(
    'name', l ->> 'name', 'protocol', json_get_str(l, 'protocol'),
    'encrypted', json_get_str(l, 'protocol') IN ('HTTPS', 'TLS') AND (json_text_or('Terminate', l, 'tls', 'mode') = 'Passthrough'
      OR json_has(l, 'tls', 'certificateRefs', 0) OR (json_length(l, 'tls', 'options') > 0) IS TRUE))) AS listeners
FROM changes
WHERE shape = 'kubernetes' AND resource_type = 'Gateway' AND configuration ->> 'apiVersion' LIKE 'gateway.networking.k8s.io/%'
