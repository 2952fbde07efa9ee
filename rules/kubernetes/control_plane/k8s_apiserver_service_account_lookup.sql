/*
id: k8s_apiserver_service_account_lookup
title: API server takes tokens of accounts that are deleted
severity: high
description: With --service-account-lookup=false a token works on after its account is gone.
remediation:
  console: Start kube-apiserver without --service-account-lookup=false.
attack: [T1078]
mapped_from: [prowler apiserver_service_account_lookup_true]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, commands
FROM k8s_apiserver
WHERE any_match(commands, lambda c : NOT command_switch(c, 'service-account-lookup', true))
