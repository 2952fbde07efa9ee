/*
id: k8s_network_policy_open_egress
title: Network policy lets pods go everywhere
severity: low
description: >
  A rule without peers, or for every address, allows what a policy of egress is there to stop: an intruder fetches tools and
  sends data home.
remediation:
  console: Name the peers and ports that the pods need.
attack: [T1041]
references:
  - https://kubernetes.io/docs/concepts/services-networking/network-policies/
*/
SELECT resource_uid, namespace, name, egress
FROM k8s_network_policy
WHERE any_match(egress, lambda r : (r['peers'] = 0 OR cidrs_open(r['cidrs'])) AND r['ports'] = 0)
