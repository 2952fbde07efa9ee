/*
id: k8s_apiserver_insecure_port
title: API server serves a port without TLS and login
severity: critical
description: >
  Whoever reaches the port is an administrator of the cluster. Kubernetes 1.24 has removed it; before it listened unless it
  was set to 0.
remediation:
  console: Remove --insecure-port and --insecure-bind-address, and update to a version without them.
attack: [T1190]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : command_flag(c, 'insecure-port') NOT IN ('', '0')
  OR command_flag(c, 'insecure-bind-address') <> '')
