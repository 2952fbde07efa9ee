/*
id: k8s_apiserver_basic_auth
title: API server takes passwords out of a file
severity: critical
description: Passwords stand in the file in the clear and change with a restart alone. Kubernetes 1.19 has removed the flag.
remediation:
  console: Remove --basic-auth-file, and let people log in by OpenID Connect or certificates.
attack: [T1078, T1552]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : command_flag(c, 'basic-auth-file') <> '')
