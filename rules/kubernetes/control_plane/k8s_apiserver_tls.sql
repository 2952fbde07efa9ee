/*
id: k8s_apiserver_tls
title: API server has no certificate of its own
severity: high
description: Without --tls-cert-file the server makes a certificate that nobody can check.
remediation:
  console: Start kube-apiserver with --tls-cert-file and --tls-private-key-file.
attack: [T1557]
frameworks:
  cis_kubernetes_2.0.1: ["1.2.24"]
  iso27001_2022: [A.8.5, A.8.11, A.8.24]
  pci_dss_4.0: [
    "1.2.5", "1.2.8", "1.3.1", "1.3.2", "1.4.2", "1.5.1", "2.2.5", "2.2.7", "3.5.1", "3.6.1", "3.7.1", "3.7.2", "3.7.4",
    "3.7.6", "3.7.7", "4.2.1", "8.3.2", "10.3.4", A1.1.3]
mapped_from: [prowler apiserver_tls_config]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'kube-apiserver'
  AND NOT (any_match(flags, lambda f : f['name'] = 'tls-cert-file')
  AND any_match(flags, lambda f : f['name'] = 'tls-private-key-file'))
