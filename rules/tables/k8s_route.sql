/*
OpenShift's routes. Document: https://docs.openshift.com/container-platform/latest/rest_api/network_apis/route-route-openshift-io-v1.html
  name, namespace, cluster
  host              NULL: OpenShift makes one up
  tls_termination   edge, passthrough, reencrypt; the empty text: no TLS
  insecure_policy   what becomes of plain HTTP: None by default, Allow, Redirect
  wildcard          the route answers for every name below its host (wildcardPolicy Subdomain)
*/
CREATE VIEW k8s_route AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster, configuration -> 'spec' ->> 'host' AS host,
  json_text_or('', configuration, 'spec', 'tls', 'termination') AS tls_termination,
  json_text_or('None', configuration, 'spec', 'tls', 'insecureEdgeTerminationPolicy') AS insecure_policy,
  json_text_or('None', configuration, 'spec', 'wildcardPolicy') = 'Subdomain' AS wildcard
FROM changes
WHERE shape = 'kubernetes' AND resource_type = 'Route' AND (configuration ->> 'apiVersion' LIKE 'route.openshift.io/%') IS NOT FALSE
