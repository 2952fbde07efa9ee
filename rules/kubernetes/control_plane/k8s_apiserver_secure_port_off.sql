/*
id: k8s_apiserver_secure_port_off
title: API server serves no TLS
severity: high
description: With port 0 there is no port left that has TLS, login and authorization.
remediation:
  console: Set --secure-port to 6443, or leave it out.
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : command_flag(c, 'secure-port') = '0')
