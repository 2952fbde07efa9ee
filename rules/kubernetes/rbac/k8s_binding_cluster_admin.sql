/*
id: k8s_binding_cluster_admin
title: Binding gives the role cluster-admin
severity: critical
description: "cluster-admin may do everything to everything: whoever holds it owns the cluster."
remediation:
  console: >
    Delete the binding and give a role that lists what is needed. Kubernetes' own binding to system:masters is left out.
  cli: kubectl delete clusterrolebinding <name>
attack: [T1098, T1078]
frameworks:
  cis_kubernetes_2.0.1: ["5.1.1"]
  iso27001_2022: [A.5.1, A.5.2, A.5.3, A.5.15, A.5.18, A.8.12]
  pci_dss_4.0: [
    "3.5.1", "3.6.1", "3.7.4", "7.2.1", "7.2.2", "7.2.5", "7.2.6", "7.3.1", "7.3.2", "7.3.3", "8.2.5", "8.2.7", "8.2.8",
    "8.3.4", "8.3.11", "10.6.3"]
mapped_from: [prowler rbac_cluster_admin_usage]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name, role_name, subjects
FROM k8s_role_binding
WHERE role_name = 'cluster-admin' AND NOT builtin
