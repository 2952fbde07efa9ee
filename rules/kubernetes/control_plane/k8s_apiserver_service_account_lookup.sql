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
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'kube-apiserver' AND any_match(flags, lambda f : f['name'] = 'service-account-lookup' AND f['value'] = 'false')
