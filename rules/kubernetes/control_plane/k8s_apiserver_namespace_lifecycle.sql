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
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : command_lists(c, 'disable-admission-plugins', 'NamespaceLifecycle'))
