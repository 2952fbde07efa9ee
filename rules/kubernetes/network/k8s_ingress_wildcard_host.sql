/*
id: k8s_ingress_wildcard_host
title: Ingress answers for every name below a domain
severity: low
description: A host with a wildcard draws names that were meant for others, or for nobody.
remediation:
  console: List the hosts.
references:
  - https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards
*/
SELECT resource_uid, namespace, name, rules
FROM k8s_ingress
WHERE any_match(rules, lambda r : r['host'] LIKE '%*%')
