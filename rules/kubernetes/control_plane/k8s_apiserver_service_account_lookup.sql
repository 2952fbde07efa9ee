/*
id: k8s_apiserver_service_account_lookup
title: API server takes tokens of accounts that are deleted
severity: high
description: With --service-account-lookup=false a token works on after its account is gone.
remediation:
  console: Start kube-apiserver without --service-account-lookup=false.
attack: [T1078]
frameworks:
  cis_kubernetes_2.0.1: ["1.2.21"]
  iso27001_2022: [A.5.1, A.5.2, A.5.15, A.5.18, A.8.12]
  pci_dss_4.0: ["7.2.5", "7.3.1", "7.3.2", "7.3.3", "8.4.2", A3.4.1]
mapped_from: [prowler apiserver_service_account_lookup_true]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'kube-apiserver' AND any_match(flags, lambda f : f['name'] = 'service-account-lookup' AND f['value'] = 'false')
