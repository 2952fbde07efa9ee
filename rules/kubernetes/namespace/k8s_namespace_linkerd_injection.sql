/*
id: k8s_namespace_linkerd_injection
title: Namespace is outside the Linkerd mesh
severity: low
family: [k8s_namespace_istio_injection, k8s_namespace_istio_ambient]
description: "Pods of a namespace without the annotation get no proxy: no mutual TLS."
remediation:
  console: "Annotate the namespace with linkerd.io/inject: enabled."
  cli: kubectl annotate namespace <name> linkerd.io/inject=enabled
references:
  - https://linkerd.io/2/features/proxy-injection/
*/
SELECT resource_uid, name, annotations
FROM k8s_namespace
WHERE NOT any_match(annotations, lambda a : a['key'] = 'linkerd.io/inject' AND a['value'] IN ('enabled', 'ingress')) AND NOT system
