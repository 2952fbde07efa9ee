/*
id: k8s_default_namespace
title: Object lives in the namespace default
severity: low
description: >
  What has no namespace of its own has no bounds of its own: rights, quotas and network policies of the namespace hold for all
  of it.
remediation:
  console: Make a namespace for each application, and put its objects there.
references:
  - https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
*/
SELECT resource_uid, resource_type, namespace, name
FROM k8s_namespaced_object
WHERE namespace = 'default'
