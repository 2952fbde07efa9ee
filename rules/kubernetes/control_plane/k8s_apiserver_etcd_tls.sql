/*
id: k8s_apiserver_etcd_tls
title: API server shows etcd no certificate
severity: high
description: Without a client certificate etcd has to take everybody.
remediation:
  console: Start kube-apiserver with --etcd-certfile and --etcd-keyfile.
frameworks:
  cis_kubernetes_2.0.1: ["1.2.23"]
  iso27001_2022: [A.5.1, A.5.2, A.8.5, A.8.11, A.8.12, A.8.20, A.8.21, A.8.22, A.8.24]
mapped_from: [prowler apiserver_etcd_tls_config]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'kube-apiserver'
  AND NOT (any_match(flags, lambda f : f['name'] = 'etcd-certfile') AND any_match(flags, lambda f : f['name'] = 'etcd-keyfile'))
