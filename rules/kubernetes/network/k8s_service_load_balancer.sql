/*
id: k8s_service_load_balancer
title: Service asks for a load balancer
severity: medium
description: >
  A service of type LoadBalancer gets an address outside the cluster, mostly on the internet, and one load balancer each.
remediation:
  console: Publish the service by an Ingress or a Gateway, or ask for an internal load balancer.
attack: [T1133]
references:
  - https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer
*/
SELECT resource_uid, namespace, name, type, internal, source_ranges
FROM k8s_service
WHERE type = 'LoadBalancer' AND NOT internal
