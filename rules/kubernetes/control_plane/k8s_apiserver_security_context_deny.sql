/*
id: k8s_apiserver_security_context_deny
title: API server has the plugin SecurityContextDeny, which is gone
severity: low
description: >
  Kubernetes 1.30 has removed the plugin: it hid pods with settings of their own, and a server that is told to load it does
  not start.
remediation:
  console: >
    Take SecurityContextDeny out of --enable-admission-plugins and set levels of Pod Security admission on the namespaces.
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : command_lists(c, 'enable-admission-plugins', 'SecurityContextDeny'))
