/*
id: k8s_ingress_default_backend
title: Ingress has a default backend
severity: low
description: "A default backend takes whatever no rule names: a place that nobody meant to publish."
remediation:
  console: Remove spec.defaultBackend; the controller answers 404 by itself.
references:
  - https://kubernetes.io/docs/concepts/services-networking/ingress/#default-backend
*/
SELECT resource_uid, namespace, name, rules
FROM k8s_ingress
WHERE default_backend
