/*
id: k8s_etcd_tls
title: etcd has no certificate
severity: critical
description: Without TLS everybody on the way reads the whole cluster.
remediation:
  console: Start etcd with --cert-file and --key-file.
attack: [T1040]
frameworks:
  cis_kubernetes_2.0.1: ["2.1"]
  iso27001_2022: [A.5.1, A.5.15, A.8.1, A.8.5, A.8.11, A.8.12, A.8.20, A.8.21, A.8.22, A.8.24]
  pci_dss_4.0: ["3.5.1", "8.3.2", "10.2.2"]
mapped_from: [prowler etcd_tls_encryption]
references:
  - https://etcd.io/docs/v3.5/op-guide/security/
*/
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'etcd'
  AND NOT (any_match(flags, lambda f : f['name'] = 'cert-file') AND any_match(flags, lambda f : f['name'] = 'key-file'))
