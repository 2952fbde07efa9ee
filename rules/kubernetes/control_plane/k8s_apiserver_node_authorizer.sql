/*
id: k8s_apiserver_node_authorizer
title: API server does not authorize nodes by what runs on them
severity: high
family: [k8s_apiserver_always_allow, k8s_apiserver_rbac]
description: Without the mode Node a kubelet reads secrets of pods that run elsewhere.
remediation:
  console: Start kube-apiserver with --authorization-mode=Node,RBAC.
mapped_from: [prowler apiserver_auth_mode_include_node]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c :
  CASE WHEN command_flag(c, 'authorization-config') = '' THEN NOT command_lists(c, 'authorization-mode', 'Node') END)
