/*
id: k8s_apiserver_token_extension
title: API server lets tokens of pods live for a year
severity: low
description: Tokens of service accounts are given a year instead of an hour, for programs that do not read them anew.
remediation:
  console: Start kube-apiserver with --service-account-extend-token-expiration=false once no program needs old tokens.
attack: [T1528]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : command_switch(c, 'service-account-extend-token-expiration', true))
