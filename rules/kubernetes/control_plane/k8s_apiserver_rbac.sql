/*
id: k8s_apiserver_rbac
title: API server does not authorize by roles
severity: high
description: Without RBAC roles and bindings mean nothing.
remediation:
  console: Start kube-apiserver with --authorization-mode=Node,RBAC.
frameworks:
  cis_kubernetes_2.0.1: ["1.2.8"]
  iso27001_2022: [A.5.1, A.5.2, A.5.15, A.5.18, A.8.12, A.8.20, A.8.21, A.8.22]
  pci_dss_4.0: [
    "3.5.1", "3.6.1", "3.7.1", "3.7.2", "3.7.7", "4.2.1", "7.2.1", "7.2.2", "7.2.3", "7.2.5", "7.3.1", "7.3.2", "7.3.3",
    "8.2.2", "8.2.6", "8.2.7", "8.2.8", "8.3.2", "8.3.4", "8.4.1", "8.4.2", "8.4.3", "10.2.1", "10.6.3"]
mapped_from: [prowler apiserver_auth_mode_include_rbac]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'kube-apiserver'
  AND NOT (any_match(flags, lambda f : f['name'] = 'authorization-mode' AND f['value'] LIKE '%RBAC%')
  OR any_match(flags, lambda f : f['name'] = 'authorization-config'))
