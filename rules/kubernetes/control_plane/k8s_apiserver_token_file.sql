/*
id: k8s_apiserver_token_file
title: API server takes tokens out of a file
severity: high
description: Tokens of --token-auth-file never expire and stand in plain in a file.
remediation:
  console: Start kube-apiserver without --token-auth-file.
attack: [T1552]
mapped_from: [prowler apiserver_no_token_auth_file]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : command_flag(c, 'token-auth-file') <> '')
