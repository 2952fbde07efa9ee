/*
id: k8s_apiserver_client_ca
title: API server checks no client certificates
severity: high
description: Without --client-ca-file certificates of users and nodes are not checked.
remediation:
  console: Start kube-apiserver with --client-ca-file.
frameworks:
  cis_kubernetes_2.0.1: ["1.2.25"]
  iso27001_2022: [A.5.1, A.5.2, A.5.15, A.5.18, A.8.12, A.8.20, A.8.21, A.8.22]
mapped_from: [prowler apiserver_client_ca_file_set]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'kube-apiserver' AND NOT any_match(flags, lambda f : f['name'] = 'client-ca-file')
