/*
id: k8s_apiserver_namespace_lifecycle
title: API server takes objects for namespaces that are going
severity: medium
description: Without NamespaceLifecycle objects are made in namespaces that do not exist or are being deleted.
remediation:
  console: Take NamespaceLifecycle out of --disable-admission-plugins.
mapped_from: [prowler apiserver_namespace_lifecycle_plugin]
references:
  - https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
*/
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'kube-apiserver'
  AND any_match(flags, lambda f : f['name'] = 'disable-admission-plugins' AND f['value'] LIKE '%NamespaceLifecycle%')
