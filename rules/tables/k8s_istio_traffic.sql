/*
How Istio routes: destination rules, virtual services, gateways.
Documents: https://istio.io/latest/docs/reference/config/networking/
  kind       DestinationRule, VirtualService, Gateway
  name, namespace, cluster
  hosts      of a virtual service, or of a gateway's servers
  tls_modes  of a destination rule: DISABLE, SIMPLE, MUTUAL, ISTIO_MUTUAL; of a gateway's servers; empty: none is said
  plain      of a gateway: for each server its protocol where it serves plain HTTP, else the empty text
*/
CREATE VIEW k8s_istio_traffic AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster, 'DestinationRule' AS kind,
  json_texts_or_empty(configuration, 'spec', 'host') AS hosts,
  json_texts_or_empty(configuration, 'spec', 'trafficPolicy', 'tls', 'mode') AS tls_modes,
  array_filter(json_texts_or_empty(configuration, 'spec', 'host'), lambda h : false) AS plain
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'DestinationRule'
UNION ALL BY NAME
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster, 'VirtualService' AS kind,
  json_texts_or_empty(configuration, 'spec', 'hosts') AS hosts,
  array_filter(json_texts_or_empty(configuration, 'spec', 'hosts'), lambda h : false) AS tls_modes,
  array_filter(json_texts_or_empty(configuration, 'spec', 'hosts'), lambda h : false) AS plain
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'VirtualService'
UNION ALL BY NAME
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster, 'Gateway' AS kind,
  flatten(array_transform(json_array_or_empty(configuration, 'spec', 'servers'), lambda s :
    json_texts_or_empty(s, 'hosts'))) AS hosts,
  flatten(array_transform(json_array_or_empty(configuration, 'spec', 'servers'), lambda s :
    json_texts_or_empty(s, 'tls', 'mode'))) AS tls_modes,
  array_transform(json_array_or_empty(configuration, 'spec', 'servers'), lambda s :
    CASE upper(s -> 'port' ->> 'protocol') = 'HTTP' AND NOT json_bool_or(false, s, 'tls', 'httpsRedirect')
      WHEN true THEN s -> 'port' ->> 'protocol' WHEN false THEN '' END) AS plain
FROM changes
WHERE shape = 'kubernetes' AND resource_type = 'Gateway'
  AND (configuration ->> 'apiVersion' LIKE 'networking.istio.io/%') IS NOT FALSE
