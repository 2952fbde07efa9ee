/*
Services. Defaults: https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/
Terraform's provider of Kubernetes: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/service_v1
  name, namespace, cluster
  metadata       JSON: labels, annotations
  type           ClusterIP by default, NodePort, LoadBalancer, ExternalName
  external_name  of type ExternalName; NULL: none
  external_ips   addresses outside the cluster whose traffic nodes accept for this service
  source_ranges  loadBalancerSourceRanges: who may call the load balancer; empty: everybody
  internal       an annotation of the cloud asks for an internal load balancer
  ports          list of {name, port, node_port, protocol}; node_port 0: none or not yet given
*/
CREATE VIEW k8s_service AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster, configuration -> 'metadata' AS metadata,
  json_text_or('ClusterIP', configuration, 'spec', 'type') AS type,
  configuration -> 'spec' ->> 'externalName' AS external_name,
  json_texts_or_empty(configuration, 'spec', 'externalIPs') AS external_ips,
  json_texts_or_empty(configuration, 'spec', 'loadBalancerSourceRanges') AS source_ranges,
  k8s_internal_balancer(k8s_annotations(configuration)) AS internal,
  array_transform(json_array_or_empty(configuration, 'spec', 'ports'), lambda p : named_struct(
    'name', json_text_or('', p, 'name'), 'port', json_get_int(p, 'port'), 'node_port', json_int_or(0, p, 'nodePort'),
    'protocol', json_text_or('TCP', p, 'protocol'))) AS ports
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'Service'
UNION ALL BY NAME
SELECT resource_uid, 'Service' AS resource_type,
  configuration -> 'metadata' -> 0 ->> 'name' AS name,
  configuration -> 'metadata' -> 0 ->> 'namespace' AS namespace,
  account AS cluster, configuration -> 'metadata' -> 0 AS metadata,
  json_text_or('ClusterIP', configuration, 'spec', 0, 'type') AS type,
  configuration -> 'spec' -> 0 ->> 'external_name' AS external_name,
  json_texts_or_empty(configuration, 'spec', 0, 'external_ips') AS external_ips,
  json_texts_or_empty(configuration, 'spec', 0, 'load_balancer_source_ranges') AS source_ranges,
  k8s_internal_balancer(CASE WHEN NOT json_has(configuration, 'metadata', 0, 'annotations') THEN '{}'
    ELSE configuration -> 'metadata' -> 0 -> 'annotations' END) AS internal,
  array_transform(json_array_or_empty(configuration, 'spec', 0, 'port'), lambda p : named_struct(
    'name', json_text_or('', p, 'name'), 'port', json_get_int(p, 'port'), 'node_port', json_int_or(0, p, 'node_port'),
    'protocol', json_text_or('TCP', p, 'protocol'))) AS ports
FROM changes WHERE shape = 'terraform' AND resource_type IN ('kubernetes_service', 'kubernetes_service_v1')
