/*
id: k8s_apiserver_tls
title: API server has no certificate of its own
severity: high
description: Without --tls-cert-file the server makes a certificate that nobody can check.
remediation:
  console: Start kube-apiserver with --tls-cert-file and --tls-private-key-file.
attack: [T1557]
mapped_from: [prowler apiserver_tls_config]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : command_flag(c, 'tls-cert-file') = '' OR command_flag(c, 'tls-private-key-file') = '')
