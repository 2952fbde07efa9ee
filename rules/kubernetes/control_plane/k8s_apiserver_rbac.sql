/*
id: k8s_apiserver_rbac
title: API server does not authorize by roles
severity: high
family: [k8s_apiserver_always_allow]
description: Without RBAC roles and bindings mean nothing.
remediation:
  console: Start kube-apiserver with --authorization-mode=Node,RBAC.
mapped_from: [prowler apiserver_auth_mode_include_rbac]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c :
  CASE WHEN command_flag(c, 'authorization-config') = '' THEN NOT command_lists(c, 'authorization-mode', 'RBAC') END)
