/*
id: k8s_apiserver_always_allow
title: API server allows every request
severity: critical
description: In the mode AlwaysAllow, the default where no mode is named, authorization does not take place.
remediation:
  console: Start kube-apiserver with --authorization-mode=Node,RBAC.
attack: [T1078]
frameworks:
  cis_kubernetes_2.0.1: ["1.2.6"]
  iso27001_2022: [A.5.1, A.5.2, A.5.15, A.5.18, A.8.12, A.8.20, A.8.21, A.8.22]
  pci_dss_4.0: ["8.4.1"]
mapped_from: [prowler apiserver_auth_mode_not_always_allow]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'kube-apiserver'
  AND NOT (any_match(flags, lambda f : f['name'] = 'authorization-mode' AND f['value'] NOT LIKE '%AlwaysAllow%')
  OR any_match(flags, lambda f : f['name'] = 'authorization-config'))
