/*
id: k8s_network_policy_open_ingress
title: Network policy lets everybody in
severity: medium
description: An ingress rule without peers, or from 0.0.0.0/0, takes traffic from every pod and every network.
remediation:
  console: Name the peers under `from`.
attack: [T1210]
references:
  - https://kubernetes.io/docs/concepts/services-networking/network-policies/
*/
SELECT resource_uid, namespace, name, ingress
FROM k8s_network_policy
WHERE any_match(ingress, lambda r : r['peers'] = 0 OR cidrs_open(r['cidrs']))
