/*
id: k8s_istio_wildcard_host
title: Istio routes every name below a domain
severity: low
description: A host with a wildcard draws names that were meant for others, or for nobody.
remediation:
  console: List the hosts.
references:
  - https://istio.io/latest/docs/reference/config/networking/virtual-service/
*/
SELECT resource_uid, namespace, name, hosts
FROM k8s_istio_traffic
WHERE kind = 'VirtualService' AND any_match(hosts, lambda h : h LIKE '%*%')
