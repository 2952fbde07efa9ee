/*
id: k8s_namespace_istio_ambient
title: Namespace is outside Istio's ambient mesh
severity: low
family: [k8s_namespace_istio_injection]
description: "Pods of a namespace without the label get no ztunnel: no mutual TLS, no authorization."
remediation:
  console: "Label the namespace with istio.io/dataplane-mode: ambient."
  cli: kubectl label namespace <name> istio.io/dataplane-mode=ambient
references:
  - https://istio.io/latest/docs/ambient/usage/add-workloads/
*/
SELECT resource_uid, name, labels
FROM k8s_namespace
WHERE NOT any_match(labels, lambda l : l['key'] = 'istio.io/dataplane-mode' AND l['value'] = 'ambient') AND NOT system
