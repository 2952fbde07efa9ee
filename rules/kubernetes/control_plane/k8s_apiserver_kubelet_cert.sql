/*
id: k8s_apiserver_kubelet_cert
title: API server does not check its kubelets' certificates
severity: high
description: >
  Without --kubelet-certificate-authority anybody between API server and kubelet reads exec sessions and logs.
remediation:
  console: Start kube-apiserver with --kubelet-certificate-authority.
attack: [T1557]
frameworks:
  cis_kubernetes_2.0.1: ["1.2.5"]
  iso27001_2022: [A.5.1, A.8.5, A.8.12, A.8.20, A.8.21, A.8.22]
  pci_dss_4.0: [A1.1.3]
mapped_from: [prowler apiserver_kubelet_cert_auth]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'kube-apiserver' AND NOT any_match(flags, lambda f : f['name'] = 'kubelet-certificate-authority')
