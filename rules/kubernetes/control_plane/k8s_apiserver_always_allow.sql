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
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : CASE WHEN command_flag(c, 'authorization-config') = ''
  THEN command_flag(c, 'authorization-mode') = '' OR command_lists(c, 'authorization-mode', 'AlwaysAllow') END)
