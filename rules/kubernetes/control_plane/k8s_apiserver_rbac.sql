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
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'kube-apiserver'
  AND NOT (any_match(flags, lambda f : f['name'] = 'authorization-mode' AND f['value'] LIKE '%RBAC%')
  OR any_match(flags, lambda f : f['name'] = 'authorization-config'))
