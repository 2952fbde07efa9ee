/*
id: k8s_namespace_istio_injection
title: Namespace is outside the Istio mesh
severity: low
description: "Pods of a namespace without injection get no sidecar: no mutual TLS, no authorization."
remediation:
  console: "Label the namespace with istio-injection: enabled, or with a revision."
  cli: kubectl label namespace <name> istio-injection=enabled
references:
  - https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
*/
SELECT resource_uid, name, labels
FROM k8s_namespace
WHERE NOT any_match(labels, lambda l : (l['key'] = 'istio-injection' AND l['value'] = 'enabled') OR l['key'] = 'istio.io/rev')
  AND NOT system
