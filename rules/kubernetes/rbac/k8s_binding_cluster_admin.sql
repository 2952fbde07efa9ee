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
mapped_from: [prowler rbac_cluster_admin_usage]
references:
  - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
*/
SELECT resource_uid, namespace, name, role_name, subjects
FROM k8s_role_binding
WHERE role_name = 'cluster-admin' AND NOT builtin AND array_length(subjects) > 0
