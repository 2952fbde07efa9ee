/*
id: k8s_apiserver_audit_log
title: API server keeps no audit log
severity: high
description: Without an audit log nobody can say who changed what.
remediation:
  console: Start kube-apiserver with --audit-policy-file and --audit-log-path, or with an audit webhook.
attack: [T1562]
frameworks:
  cis_kubernetes_2.0.1: ["1.2.16"]
  iso27001_2022: [A.5.1, A.8.10, A.8.12, A.8.13, A.8.15, A.8.20, A.8.21, A.8.22]
  pci_dss_4.0: [
    "5.3.4", "10.2.1", "10.2.2", "10.3.1", "10.3.2", "10.3.3", "10.3.4", "10.4.1", "10.5.1", "10.6.3", "11.5.2", "11.6.1",
    "12.10.5", A1.2.1, A3.3.1]
mapped_from: [prowler apiserver_audit_log_path_set]
references:
  - https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
*/
SELECT resource_uid, namespace, name, component, flags
FROM k8s_control_plane
WHERE component = 'kube-apiserver' AND NOT (any_match(flags, lambda f : f['name'] = 'audit-log-path')
  OR any_match(flags, lambda f : f['name'] = 'audit-webhook-config-file'))
