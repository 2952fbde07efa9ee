/*
Network policies of networking.k8s.io. Defaults: https://kubernetes.io/docs/concepts/services-networking/network-policies/
Terraform's provider of Kubernetes: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/network_policy_v1
  name, namespace, cluster
  selects_all   the pod selector is empty: the policy is about every pod of its namespace
  policy_types  Ingress, Egress; NULL: not said, then Ingress, and Egress if there is an egress rule
  ingress       list of {peers, cidrs, ports}: whom it lets in; empty: nobody, or the policy is not about what comes in
  egress        the same: where traffic may go
    peers       number of peers; 0: everybody, everywhere
    cidrs       ranges among the peers
    ports       number of ports; 0: every port
*/
CREATE VIEW k8s_network_policy AS
SELECT resource_uid, resource_type, resource_name AS name, configuration -> 'metadata' ->> 'namespace' AS namespace,
  account AS cluster,
  CASE WHEN json_has(configuration, 'spec')
      THEN (json_length(configuration, 'spec', 'podSelector', 'matchLabels') > 0) IS NOT TRUE
        AND (json_length(configuration, 'spec', 'podSelector', 'matchExpressions') > 0) IS NOT TRUE END AS selects_all,
  json_texts(configuration, 'spec', 'policyTypes') AS policy_types,
  array_transform(network_policy_rules(configuration -> 'spec', 'policyTypes', 'ingress', 'Ingress'), lambda r : named_struct(
    'peers', array_length(json_array_or_empty(r, 'from')),
    'cidrs', array_transform(array_filter(json_array_or_empty(r, 'from'), lambda p : json_has(p, 'ipBlock') IS NOT FALSE), lambda p :
      p -> 'ipBlock' ->> 'cidr'),
    'ports', array_length(json_array_or_empty(r, 'ports')))) AS ingress,
  array_transform(network_policy_rules(configuration -> 'spec', 'policyTypes', 'egress', 'Egress'), lambda r : named_struct(
    'peers', array_length(json_array_or_empty(r, 'to')),
    'cidrs', array_transform(array_filter(json_array_or_empty(r, 'to'), lambda p : json_has(p, 'ipBlock') IS NOT FALSE), lambda p :
      p -> 'ipBlock' ->> 'cidr'),
    'ports', array_length(json_array_or_empty(r, 'ports')))) AS egress
FROM changes WHERE shape = 'kubernetes' AND resource_type = 'NetworkPolicy'
UNION ALL BY NAME
SELECT resource_uid, 'NetworkPolicy' AS resource_type,
  configuration -> 'metadata' -> 0 ->> 'name' AS name,
  configuration -> 'metadata' -> 0 ->> 'namespace' AS namespace,
  account AS cluster,
  CASE WHEN json_has(configuration, 'spec', 0)
      THEN (json_length(configuration, 'spec', 0, 'pod_selector', 0, 'match_labels') > 0) IS NOT TRUE
        AND (json_length(configuration, 'spec', 0, 'pod_selector', 0, 'match_expressions') > 0) IS NOT TRUE END AS selects_all,
  json_texts(configuration, 'spec', 0, 'policy_types') AS policy_types,
  array_transform(network_policy_rules(configuration -> 'spec' -> 0, 'policy_types', 'ingress', 'Ingress'), lambda r : named_struct(
    'peers', array_length(json_array_or_empty(r, 'from')),
    'cidrs', array_transform(array_filter(json_array_or_empty(r, 'from'), lambda p : json_has(p, 'ip_block', 0) IS NOT FALSE), lambda p :
      p -> 'ip_block' -> 0 ->> 'cidr'),
    'ports', array_length(json_array_or_empty(r, 'ports')))) AS ingress,
  array_transform(network_policy_rules(configuration -> 'spec' -> 0, 'policy_types', 'egress', 'Egress'), lambda r : named_struct(
    'peers', array_length(json_array_or_empty(r, 'to')),
    'cidrs', array_transform(array_filter(json_array_or_empty(r, 'to'), lambda p : json_has(p, 'ip_block', 0) IS NOT FALSE), lambda p :
      p -> 'ip_block' -> 0 ->> 'cidr'),
    'ports', array_length(json_array_or_empty(r, 'ports')))) AS egress
FROM changes WHERE shape = 'terraform' AND resource_type IN ('kubernetes_network_policy', 'kubernetes_network_policy_v1')
