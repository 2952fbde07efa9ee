/*
id: k8s_apiserver_encryption
title: API server stores secrets unencrypted
severity: high
description: Without an encryption configuration the values of secrets stand in etcd, and in its backups, as they are.
remediation:
  console: Start kube-apiserver with --encryption-provider-config.
attack: [T1552]
frameworks:
  cis_kubernetes_2.0.1: ["1.2.27"]
  iso27001_2022: [A.5.1, A.5.2, A.8.1, A.8.11, A.8.12, A.8.20, A.8.21, A.8.22]
  pci_dss_4.0: ["3.5.1", "8.3.2", "10.3.2", "10.3.3", "10.3.4", A1.2.1]
mapped_from: [prowler apiserver_encryption_provider_config_set]
references:
  - https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/
*/
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'kube-apiserver' AND NOT any_match(flags, lambda f : f['name'] = 'encryption-provider-config')
