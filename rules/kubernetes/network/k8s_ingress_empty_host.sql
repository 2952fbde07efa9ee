/*
id: k8s_ingress_empty_host
title: Ingress answers for every host
severity: medium
description: A rule without a host takes all traffic that no other rule names, of other tenants' domains too.
remediation:
  console: Name the host of each rule.
references:
  - https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-rules
*/
SELECT resource_uid, namespace, name, rules
FROM k8s_ingress
WHERE any_match(rules, lambda r : r['host'] = '')
