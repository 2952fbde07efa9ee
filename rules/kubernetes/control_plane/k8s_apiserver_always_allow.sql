/*
id: k8s_apiserver_always_allow
title: API server allows every request
severity: critical
description: In the mode AlwaysAllow, the default where no mode is named, authorization does not take place.
remediation:
  console: Start kube-apiserver with --authorization-mode=Node,RBAC.
attack: [T1078]
mapped_from: [prowler apiserver_auth_mode_not_always_allow]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'kube-apiserver'
  AND NOT (any_match(flags, lambda f : f['name'] = 'authorization-mode' AND f['value'] NOT LIKE '%AlwaysAllow%')
  OR any_match(flags, lambda f : f['name'] = 'authorization-config'))
