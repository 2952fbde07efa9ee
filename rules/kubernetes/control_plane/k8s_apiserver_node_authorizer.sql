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
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'kube-apiserver'
  AND NOT (any_match(flags, lambda f : f['name'] = 'authorization-mode' AND f['value'] LIKE '%Node%')
  OR any_match(flags, lambda f : f['name'] = 'authorization-config'))
