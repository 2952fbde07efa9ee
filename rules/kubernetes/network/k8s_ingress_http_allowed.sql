/*
id: k8s_ingress_http_allowed
title: Ingress does not refuse plain HTTP
severity: low
family: [k8s_ingress_no_tls, k8s_ingress_host_without_tls]
description: >
  Controllers that know the annotation kubernetes.io/ingress.allow-http go on serving HTTP beside HTTPS unless it is "false".
remediation:
  console: Set the annotation kubernetes.io/ingress.allow-http to "false".
  cli: kubectl annotate ingress <name> kubernetes.io/ingress.allow-http=false
attack: [T1557]
references:
  - https://cloud.google.com/kubernetes-engine/docs/concepts/ingress-xlb#disabling_http
*/
SELECT resource_uid, namespace, name, class, http_allowed
FROM k8s_ingress
WHERE http_allowed
